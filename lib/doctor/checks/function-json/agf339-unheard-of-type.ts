import { bindingTypes } from '../../../catalogue/binding-types.ts';
import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF339',
  severity: 'warning',
  area: 'function.json',
  title: 'The type of a binding is none that the extension bundle is known to have',
  reads:
    'type of each binding in */function.json, where host.json has an extensionBundle and no extensions.csproj says more',
  symptom:
    '"The binding type(s) \'{t}\' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured", and the function is left out.',
  sources: {
    "The binding type(s) '{t}' were not found in the configured extension bundle. Please ensure the type is correct and the correct version of extension bundle is configured":
      'Azure/azure-functions-host src/WebJobs.Script/Host/ScriptHost.cs',
  },
  reason:
    'It resembles no binding of the host and of the bundle. It may be one of a newer bundle, or of an extension of your own.',
  howToFix: 'Correct the type, or ignore this check where you know the extension.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings#supported-bindings',
  run: (project) => {
    const { hostJson, files } = project;
    if (valueAt(hostJson?.value, 'extensionBundle') === undefined) return [];
    if (files.paths.includes('extensions.csproj')) return [];
    const types = bindingTypes();
    return eachBinding(project, (binding) => {
      const type = typeOf(binding);
      return type === '' || types.isKnown(type) || types.meant(type) !== undefined
        ? undefined
        : { message: `no binding type ${JSON.stringify(binding.type)} is known`, property: 'type' };
    });
  },
};
