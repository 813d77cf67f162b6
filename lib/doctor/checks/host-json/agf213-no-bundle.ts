import { isObject, valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { BUNDLE, bundledTypes } from './bundle.ts';
import { isMisspelt } from './keys.ts';

export const check: Check = {
  code: 'AGF213',
  severity: 'error',
  area: 'host.json',
  title: 'The extension bundle is missing, and a binding needs it',
  reads: 'extensionBundle in host.json, and the binding types in */function.json',
  symptom:
    '"The binding type(s) \'{type}\' are not registered. Please ensure the type is correct and the binding extension is installed." and the function is left out.',
  sources: {
    "The binding type(s) '{type}' are not registered. Please ensure the type is correct and the binding extension is installed.":
      'vector function-UnknownTrigger',
  },
  reason:
    'Only HTTP, timer and warm-up are built into the host. All other bindings come with the extension bundle.',
  howToFix:
    'Write "extensionBundle": { "id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)" }.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/extension-bundles',
  run: (project) => {
    const { hostJson, files } = project;
    if (!isObject(hostJson?.value) || valueAt(hostJson.value, 'extensionBundle') !== undefined)
      return [];
    // Extensions that were installed by hand, the way of version 2, are in an extensions.csproj.
    if (files.paths.includes('extensions.csproj') || isMisspelt(project, 'extensionBundle'))
      return [];
    const [first] = bundledTypes(project);
    if (!first) return [];
    return [
      {
        message: `${first.name} has a ${first.type} binding, and host.json has no extensionBundle`,
        location: hostJson.location('extensionBundle'),
        fix: setJson('host.json', ['extensionBundle'], BUNDLE),
      },
    ];
  },
};
