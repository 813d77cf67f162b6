import { posix } from 'node:path';
import { valueAt } from '../../../project/json.ts';
import type { Check } from '../../check.ts';
import { setJson } from '../../subject/json-file.ts';

export const check: Check = {
  code: 'AGF313',
  severity: 'error',
  area: 'function.json',
  title: 'scriptFile names a file that does not exist',
  looksAt: 'scriptFile in */function.json, and the files',
  symptom:
    '"Invalid script file name configuration. The \'scriptFile\' property is set to a file that does not exist." and the function is left out.',
  reason:
    'A custom handler needs no scriptFile. When there is one all the same, the host looks for it.',
  mend: 'Delete scriptFile (and entryPoint).',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  examine: ({ functions, files }) =>
    functions.flatMap(({ name, file }) => {
      const script = valueAt(file.value, 'scriptFile');
      if (typeof script !== 'string' || script === '') return [];
      if (files.fact(posix.normalize(posix.join(name, script.replaceAll('\\', '/'))))) return [];
      return [
        {
          message: `${name}: scriptFile is ${JSON.stringify(script)}, and there is no such file`,
          place: file.place('scriptFile'),
          fix: setJson(file.path, ['scriptFile'], undefined),
        },
      ];
    }),
};
