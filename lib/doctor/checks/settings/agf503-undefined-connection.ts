import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from '../function-json/each.ts';
import { STORAGE_TYPES } from '../function-json/types.ts';
import { connectionStrings, isDefined, localValues } from './values.ts';

export const check: Check = {
  code: 'AGF503',
  severity: 'warning',
  area: 'settings',
  title: 'A function names a connection that no setting defines',
  reads:
    'connection and connectionStringSetting in */function.json, and Values and ConnectionStrings of local.settings.json',
  symptom:
    '"Microsoft.Azure.WebJobs.Extensions.Storage: Storage account connection string \'OrdersStorage\' does not exist. Make sure that it is a defined App Setting." and nothing triggers the function.',
  sources: {
    "Microsoft.Azure.WebJobs.Extensions.Storage: Storage account connection string 'OrdersStorage' does not exist. Make sure that it is a defined App Setting.":
      'Azure/azure-sdk-for-net sdk/extensions',
  },
  reason:
    'The name leads to an app setting, or to a group of them: OrdersStorage__queueServiceUri and so on.',
  howToFix: 'Add the setting to local.settings.json, and to the app in Azure.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-reference#connections',
  run: (project) => {
    const values = localValues(project);
    if (!values) return [];
    return eachBinding(project, (binding) => {
      const property = ['connection', 'connectionStringSetting'].find(
        (each) => binding[each] !== undefined,
      );
      const name = property === undefined ? undefined : binding[property];
      // AGF319 and AGF508 have more to say on these.
      if (typeof name !== 'string' || !/^[\w:-]+$/.test(name) || name === 'AzureWebJobsStorage')
        return undefined;
      if (isDefined({ ...connectionStrings(project), ...values }, name)) return undefined;
      const fix = STORAGE_TYPES.has(typeOf(binding))
        ? setJson('local.settings.json', ['Values', name], 'UseDevelopmentStorage=true')
        : undefined;
      return {
        message: `local.settings.json has no setting ${name}`,
        ...(property ? { property } : {}),
        ...(fix ? { fix } : {}),
      };
    });
  },
};
