/** Why this Node is too old for us, in one line; undefined when it is not. Runs on any Node. */
export function unsupportedNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 11) || (major === 22 && minor >= 18))
    return undefined;
  return `needs Node ^22.18 or >=24.11, and this is Node ${version}; install a newer one from https://nodejs.org`;
}
