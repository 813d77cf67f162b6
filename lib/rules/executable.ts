/**
 * What is wrong with the program that host.json names, where a build is to write it; undefined when it is
 * good. What the host takes beyond that, such as a program of the system, no build of ours makes.
 */
export function executableProblem(path: string): string | undefined {
  const example = 'name the program that the app builds, for example handler';
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(path))
    return `the program has a name that cannot be printed; ${example}`;
  if (/^(\/|[A-Za-z]:)|(^|\/)\.\.(\/|$)|%/.test(path))
    return `the program "${path}" is not in the app, or a variable says where it is; ${example}`;
  if (/(^|\/)-|(^|\/)\.?(\/|$)|^(host|local\.settings|[^/]+\/function)\.json$|\.go$/i.test(path))
    return `"${path}" is the name of no program; ${example}`;
  return undefined;
}
