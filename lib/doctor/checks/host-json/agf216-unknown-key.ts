import type { Fix } from '../../../diagnostics/diagnostic.ts';
import { valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import type { Check } from '../../check.ts';
import { type StrayKey, strayKeys } from './keys.ts';

export const check: Check = {
  code: 'AGF216',
  severity: 'warning',
  area: 'host.json',
  title: 'host.json has a key that the host does not know',
  reads: 'the keys at the top of host.json, of customHandler, and of its description and http',
  symptom:
    'Nothing: the host ignores keys that it does not know, and does what it would do without them.',
  reason: 'No schema is applied when the host reads the file, so that a slip is never reported.',
  howToFix: 'Write the key as the documentation has it, or delete it.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#hostjson',
  run: (project) => {
    const { hostJson } = project;
    if (!hostJson) return [];
    return strayKeys(project).map((stray) => {
      const name = stray.path.join('.');
      const hint = stray.meant === undefined ? '' : `; was "${stray.meant}" meant?`;
      const fix = renamed(hostJson.value, stray);
      return {
        message: `the host does not know "${name}"${hint}`,
        location: hostJson.nameLocation(...stray.path),
        ...(fix ? { fix } : {}),
      };
    });
  },
};

/** The key under its right name, when nothing has that name yet. An object may hold comments, and stays. */
function renamed(value: unknown, { path, meant }: StrayKey): Fix | undefined {
  const parent = path.slice(0, -1);
  const old = valueAt(value, ...path);
  if (
    meant === undefined ||
    meant.includes('.') ||
    typeof old === 'object' ||
    valueAt(value, ...parent, meant) !== undefined
  )
    return undefined;
  const add = setJson('host.json', [...parent, meant], old);
  const remove = setJson('host.json', path, undefined);
  if (add.kind !== 'text' || remove.kind !== 'text') return undefined;
  return { kind: 'text', file: 'host.json', edit: (text) => remove.edit(add.edit(text)) };
}
