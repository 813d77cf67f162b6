import { valueAt } from '../../../formats/json.ts';
import type { Check } from '../../check.ts';

const PROFILES = ['', 'default', 'mcp-custom-handler', 'web-app-custom-handler'];

export const check: Check = {
  code: 'AGF217',
  severity: 'error',
  area: 'host.json',
  title: 'host.json names a configuration profile that does not exist',
  reads: 'configurationProfile in host.json',
  symptom:
    "\"Configuration profile '{name}' is not supported. Supported values: '', 'default', 'mcp-custom-handler', 'web-app-custom-handler'.\" and the host does not start.",
  sources: {
    "Configuration profile '{name}' is not supported. Supported values: '', 'default', 'mcp-custom-handler', 'web-app-custom-handler'.":
      'Azure/azure-functions-host src/WebJobs.Script/Config',
  },
  reason: 'There are these two profiles only.',
  howToFix: 'Correct the name, or delete configurationProfile.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
  run: ({ hostJson }) => {
    const profile = valueAt(hostJson?.value, 'configurationProfile');
    if (!hostJson || profile === undefined || PROFILES.includes(String(profile).toLowerCase()))
      return [];
    return [
      {
        message: `there is no configuration profile ${JSON.stringify(profile)}`,
        location: hostJson.location('configurationProfile'),
      },
    ];
  },
};
