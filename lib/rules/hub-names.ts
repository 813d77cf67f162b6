/** What Azure SignalR Service or Web PubSub would refuse in the name of a hub; undefined when it is good. */
export function hubNameProblem(name: string): string | undefined {
  if (/^%[^%\s]+%$/.test(name) || /^[A-Za-z][A-Za-z0-9_]{0,127}$/.test(name)) return undefined;
  return 'a hub has 1 to 128 letters, digits and "_" and starts with a letter, for example chat; an app setting is written %HUB%';
}

/** What is wrong with the name of an event or of a method that clients call. */
export function hubEventProblem(name: string): string | undefined {
  return /^[^\s,"]{1,128}$/.test(name)
    ? undefined
    : 'an event is one word, for example sendMessage';
}

/** What is wrong with the name that an argument gets in binding expressions. */
export function parameterNameProblem(name: string): string | undefined {
  return /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(name)
    ? undefined
    : `"${name}" is not a parameter's name: a letter, then letters, digits and "_"`;
}
