/** A value that the host fills in: {property} of the trigger, or %APP_SETTING%. */
const EXPRESSION = /\{[\w.-]+\}|^%[^%\s]+%$/;

/** What is wrong with an e-mail address, alone or as `Name <address>`; undefined when it is good. */
export function emailProblem(address: string): string | undefined {
  if (EXPRESSION.test(address)) return undefined;
  return /^(?:[^<>@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(address)
    ? undefined
    : `"${address}" is not an e-mail address, for example Shop <shop@example.com>`;
}

/** What is wrong with a telephone number; undefined when it is good. */
export function phoneProblem(number: string): string | undefined {
  if (EXPRESSION.test(number) || /^\+[1-9]\d{6,14}$/.test(number)) return undefined;
  return `"${number}" is not a telephone number with its country's code, for example +14255550100`;
}

/** What is wrong with the name of the app setting that holds a secret. */
export function secretSettingProblem(name: string): string | undefined {
  return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name) && !/^(SG\.|AC[0-9a-f]{32})/.test(name)
    ? undefined
    : 'this is not the name of an app setting (letters, digits and "_"); the secret itself belongs in the setting';
}
