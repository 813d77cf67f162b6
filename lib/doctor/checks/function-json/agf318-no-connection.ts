import { bindingTypes } from '../../../catalogue/binding-types.ts';
import type { Check } from '../../check.ts';
import { connectionStrings, isDefined, localValues } from '../settings/values.ts';
import { eachBinding, typeOf } from './each.ts';
import { defaultConnection, needsNoConnection } from './types.ts';

export const check: Check = {
  code: 'AGF318',
  severity: 'error',
  area: 'function.json',
  title: 'A binding names no connection',
  reads:
    'connection (or connectionStringSetting) of each binding in */function.json, and AzureWebJobsServiceBus and CosmosDB in local.settings.json',
  symptom:
    '"The listener for function \'Functions.Orders\' was unable to start", and nothing triggers it.',
  sources: {
    "The listener for function 'Functions.Orders' was unable to start":
      'Azure/azure-webjobs-sdk src/Microsoft.Azure.WebJobs.Host/Listeners/FunctionListenerException.cs',
  },
  reason:
    'func new leaves "connection": "" in the function.json of every template, for you to fill in.',
  howToFix:
    'Write the name of the app setting that holds the connection (its name, not its value).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
  run: (project) => {
    const types = bindingTypes();
    const values = { ...localValues(project), ...connectionStrings(project) };
    return eachBinding(project, (binding) => {
      const type = typeOf(binding);
      const property = types.connection(type);
      if (property === undefined || needsNoConnection(type)) return undefined;
      const isNamed = [binding[property], binding.connection, binding.connectionStringSetting].some(
        (name) => typeof name === 'string' && name !== '',
      );
      const preset = defaultConnection(typeOf(binding));
      return isNamed || (preset !== undefined && isDefined(values, preset))
        ? undefined
        : { message: `the ${binding.type} binding names no connection`, property };
    });
  },
};
