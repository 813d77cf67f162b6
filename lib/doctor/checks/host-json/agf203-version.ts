import { isObject, isSameKey } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { isMisspelt } from './keys.ts';

export const check: Check = {
  code: 'AGF203',
  severity: 'error',
  area: 'host.json',
  title: 'host.json has no version, or not 2.0',
  reads: 'version in host.json',
  symptom:
    '"WorkerConfig for runtime: custom not found" as the state of the host, which tries again without the file, and every function answers 503. In the log "The host.json file is missing the required \'version\' property. See https://aka.ms/functions-hostjson for steps to migrate the configuration file." or "\'{v}\' is an invalid value for host.json \'version\' property."',
  sources: {
    'WorkerConfig for runtime: custom not found': 'vector config-version-3',
    "The host.json file is missing the required 'version' property. See https://aka.ms/functions-hostjson for steps to migrate the configuration file.":
      'Azure/azure-functions-host src/WebJobs.Script/Config/HostJsonFileConfigurationSource.cs',
    "'{v}' is an invalid value for host.json 'version' property.":
      'Azure/azure-functions-host src/WebJobs.Script/Config/HostJsonFileConfigurationSource.cs',
  },
  reason:
    'Version 2.0 of the file is what the hosts 2 to 4 read. It is not the version of the host.',
  howToFix: 'Write "version": "2.0".',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-host-json#version',
  run: (project) => {
    const { hostJson } = project;
    if (!isObject(hostJson?.value) || isMisspelt(project, 'version')) return [];
    // The case of this one key counts (HostJsonFileConfigurationSource.cs).
    const { version } = hostJson.value;
    if (version === '2.0') return [];
    const location = hostJson.location('version');
    const other = Object.keys(hostJson.value).find((key) => isSameKey(key, 'version'));
    if (version === undefined && other !== undefined)
      return [
        { message: `host.json has "${other}", and the host reads "version" alone`, location },
      ];
    const message =
      version === undefined
        ? 'host.json has no version'
        : `host.json says version ${JSON.stringify(version)}, not "2.0"`;
    return [{ message, location, fix: setJson('host.json', ['version'], '2.0') }];
  },
};
