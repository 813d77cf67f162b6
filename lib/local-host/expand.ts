import type { Environment } from './settings.ts';

/** `%VAR%` replaced by the variable; an unset one stays as it is (contract 1.3). */
export function expandVariables(text: string, env: Environment): string {
  return text.replace(/%([^%]+)%/g, (token, name: string) => env[name] ?? token);
}
