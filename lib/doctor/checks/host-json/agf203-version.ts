import { isObject, valueAt } from '../../../formats/json.ts';
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
    const version = valueAt(hostJson.value, 'version');
    if (version === '2.0') return [];
    const message =
      version === undefined
        ? 'host.json has no version'
        : `host.json says version ${JSON.stringify(version)}, not "2.0"`;
    return [
      {
        message,
        location: hostJson.location('version'),
        fix: setJson('host.json', ['version'], '2.0'),
      },
    ];
  },
};
