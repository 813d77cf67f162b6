import type { CustomHandler } from './custom-handler.ts';
import { expandVariables } from './expand.ts';
import type { Environment } from './settings.ts';

export interface CommandLine {
  file: string;
  /** One text, as .NET's ProcessStartInfo.Arguments. */
  arguments: string;
}

/**
 * What the host starts: arguments each after a space and unquoted, the worker path in quotes, worker arguments.
 * `own` are the handler's own variables. What stays unset vanishes from the arguments (contract 1.3, P2).
 */
export function commandLine(
  handler: CustomHandler,
  env: Environment,
  own: Environment,
  unset: (token: string) => void,
): CommandLine {
  const spaced = (items: string[]) =>
    items.map((item) => ` ${expandVariables(item, env)}`).join('');
  const workerPath = handler.workerPath ? ` "${handler.workerPath}"` : '';
  const text = spaced(handler.arguments) + workerPath + spaced(handler.workerArguments);
  const complete = expandVariables(text, own).replace(/%[^%\s]+%/g, (token) => {
    unset(token);
    return '';
  });
  return { file: expandVariables(handler.executable, own), arguments: complete };
}

/** Splits as .NET does on Unix: blanks separate, quotes group, a backslash escapes a quote. */
export function splitArguments(text: string): string[] {
  const items: string[] = [];
  const pattern = /(?:\\"|"(?:\\"|[^"])*"?|[^\s"])+/g;
  for (const [item] of text.matchAll(pattern)) {
    items.push(item.replace(/\\"|"/g, (quote) => (quote === '\\"' ? '"' : '')));
  }
  return items;
}

const secret =
  /(Token=|DefaultEndpointsProtocol=http|AccountKey=|Data Source=|Server=|Password=|pwd=|&amp;sig=|&sig=|SharedAccessKey=)[^<"']*/gi;

/** A text for the log: from a secret's name on it reads `[Hidden Credential]` (contract 1.3, P4). */
export function hideSecrets(text: string): string {
  return text.replace(secret, '[Hidden Credential]');
}
