import { valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import { flex } from '../../../hosting/plans.ts';
import type { Check } from '../../check.ts';
import { BUNDLE } from './bundle.ts';

export const check: Check = {
  code: 'AGF214',
  severity: 'warning',
  area: 'host.json',
  title: 'The extension bundle is out of date',
  reads: 'extensionBundle.version in host.json',
  symptom: `func publish and VS Code warn about a deprecated bundle. On ${flex.title} the deployment fails; newer bindings are "not found in the configured extension bundle".`,
  sources: {
    'not found in the configured extension bundle':
      'Azure/azure-functions-host src/WebJobs.Script/Host/ScriptHost.cs',
  },
  reason: `Version 4 is the supported one. The ranges [1.*, 2.0.0) to [3.*, 4.0.0) are in many samples and have reached their end, and ${flex.title} takes none below ${flex.oldestBundle}.`,
  howToFix:
    'Write "version": "[4.*, 5.0.0)", and look whether bindings have other property names since (Cosmos DB does).',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/extension-bundles#supported-versions',
  run: ({ hostJson, functions }) => {
    const version = valueAt(hostJson?.value, 'extensionBundle', 'version');
    const bound = /[)\]]\s*$/.test(String(version)) ? String(version).split(',')[1] : undefined;
    const upper = /^\s*(\d+)/.exec(bound ?? '')?.[1];
    if (!hostJson || upper === undefined || Number(upper) > 4) return [];
    // Version 4 renamed properties of the Cosmos DB binding, so a newer bundle alone would break it.
    const isSafe = !functions.some(({ bindings }) =>
      bindings.some(({ type }) => /cosmos/i.test(String(type))),
    );
    return [
      {
        message: `host.json asks for the extension bundle ${version}; 4 is the supported one`,
        location: hostJson.location('extensionBundle', 'version'),
        ...(isSafe
          ? { fix: setJson('host.json', ['extensionBundle', 'version'], BUNDLE.version) }
          : {}),
      },
    ];
  },
};
