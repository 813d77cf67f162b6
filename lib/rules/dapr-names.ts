const SETTING = /^%[^%\s]+%$/;

/** What is wrong with the name of a Dapr component or app; undefined when it is good. */
export function daprNameProblem(name: string): string | undefined {
  if (SETTING.test(name) || /^(?=.{1,253}$)[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(name))
    return undefined;
  return 'a name in Dapr has letters, digits, "-", "_" and ".", and starts and ends with a letter or digit, for example statestore; an app setting is written %NAME%';
}

/** What is wrong with a topic or method: the sidecar calls it as a path. */
export function daprPathProblem(path: string): string | undefined {
  if (SETTING.test(path) || /^[^\s/?#%][^\s?#%]{0,254}$/.test(path)) return undefined;
  return 'it has no space, "?", "#" or "%" and does not start with "/", for example orders; an app setting is written %NAME%';
}

/** What is wrong with the key of a state or secret. */
export function daprKeyProblem(key: string): string | undefined {
  return key.includes('||') || /\s/.test(key)
    ? 'a key has no spaces and no "||", which Dapr keeps for itself, for example order-{id}'
    : undefined;
}
