import { isObject, valueAt } from '../../../formats/json.ts';
import type { Project } from '../../../project/project.ts';
import type { Examined } from '../../check.ts';

/** The Values of a folder's local.settings.json that can be read; undefined when there are none. */
export function localValues(project: Examined): { [name: string]: unknown } | undefined {
  const { kind, settings } = project;
  const values = valueAt(settings?.value, 'Values');
  const isEncrypted = valueAt(settings?.value, 'IsEncrypted') === true;
  if (isEncrypted) project.skip('local.settings.json is encrypted, and was not examined');
  return kind === 'folder' && isObject(values) && !isEncrypted ? values : undefined;
}

/** The ConnectionStrings of local.settings.json, where the host looks for connections too. */
export function connectionStrings({ settings }: Project): { [name: string]: unknown } {
  const strings = valueAt(settings?.value, 'ConnectionStrings');
  return isObject(strings) ? strings : {};
}

/** Whether a setting, or a group of settings for an identity-based connection, has this name. */
export function isDefined(values: { readonly [name: string]: unknown }, name: string): boolean {
  const wanted = [name, `AzureWebJobs${name}`].map((each) => each.toLowerCase());
  return Object.keys(values).some((key) => {
    const lower = key.toLowerCase();
    return wanted.some(
      (each) => lower === each || lower.startsWith(`${each}__`) || lower.startsWith(`${each}:`),
    );
  });
}

/** Whether host.json makes this a custom-handler app. */
export function isCustomHandler({ hostJson }: Project): boolean {
  return (
    isObject(valueAt(hostJson?.value, 'customHandler')) ||
    valueAt(hostJson?.value, 'httpWorker') !== undefined
  );
}
