import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Environment = Record<string, string>;

/**
 * The environment of the host process: the machine's, then `Values` of local.settings.json, then `given`.
 * On Azure the values are app settings; the handler inherits all of them (contract 2.1).
 */
export function hostEnvironment(root: string, given: Environment = {}): Environment {
  const machine = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(machine) as Environment), ...localSettings(root), ...given };
}

function localSettings(root: string): Environment {
  let text: string;
  try {
    text = readFileSync(path.join(root, 'local.settings.json'), 'utf8');
  } catch {
    return {};
  }
  const values = (JSON.parse(text) as { Values?: Record<string, unknown> }).Values ?? {};
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
