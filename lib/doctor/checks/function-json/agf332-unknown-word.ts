import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF332',
  severity: 'error',
  area: 'function.json',
  title: 'A dataType or cardinality is none that the host knows',
  reads: 'dataType and cardinality of each binding in */function.json',
  symptom:
    '"Error converting value {word} to type \'System.Nullable`1[Microsoft.Azure.WebJobs.Script.Description.DataType]\'." and the function is left out.',
  sources: {
    "Error converting value {word} to type 'System.Nullable`1[Microsoft.Azure.WebJobs.Script.Description.DataType]'.":
      'vector function-BadDataType',
  },
  reason: 'dataType is string, binary or stream, and cardinality one or many.',
  howToFix: 'Write one of these words, or leave the property out.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'unknown-word'),
};
