import { isObject } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF301',
  severity: 'error',
  area: 'function.json',
  title: 'A function.json cannot be understood',
  reads: '*/function.json',
  symptom:
    '"Unexpected end of content while loading JObject." or "Error reading JObject from JsonReader.", and the function is left out.',
  sources: {
    'Unexpected end of content while loading JObject.': 'vector function-NotJson',
    'Error reading JObject from JsonReader.': 'vector function-EmptyFile',
  },
  reason: 'The file must be one JSON object with an array "bindings".',
  howToFix: 'Correct it at the place named here.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: ({ functions }) =>
    functions.flatMap(({ name, file }) => {
      if (file.problem)
        return [
          {
            message: `${name}/function.json ${file.problem.message}`,
            location: file.problem.location,
          },
        ];
      return isObject(file.value)
        ? []
        : [{ message: `${name}/function.json is not a JSON object`, location: file.location() }];
    }),
};
