import { isTrigger } from '../../../project/function.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF337',
  severity: 'warning',
  area: 'function.json',
  title: 'An input has a dataType with which it fails or is empty',
  reads: 'dataType of each input in */function.json',
  symptom:
    'Every call fails with "ScriptBinding type System.Byte[] is not supported" (binary) or "Can\'t bind" (string, where the input is an object or a list). A blob input with "stream" arrives as null.',
  sources: {
    'ScriptBinding type System.Byte[] is not supported': 'vector input-String-binary-0',
    "Can't bind": 'vector input-JObject-string-0',
  },
  reason:
    'The host picks a .NET type by dataType, and inputs but blobs have none for bytes. Without it each picks the one that works.',
  howToFix: 'Leave dataType out; only a blob input may say "binary", for its bytes.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) =>
    eachBinding(project, (binding) => {
      const dataType = String(binding.dataType ?? '').toLowerCase();
      const isInput = binding.direction === 'in' && !isTrigger(binding);
      const isWrong = typeOf(binding) === 'blob' ? dataType === 'stream' : dataType !== '';
      return isInput && isWrong && typeOf(binding) !== ''
        ? {
            message: `the ${binding.type} input ${binding.name} has the dataType "${binding.dataType}"`,
            property: 'dataType',
          }
        : undefined;
    }),
};
