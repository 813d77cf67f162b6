import {
  goFile,
  goMethod,
  goMethodName,
  isFunctionPart,
  isGoFileSuffix,
  isGoKeyword,
} from './go-names.ts';

/** Host contract section 5, `Utility.cs:59`: the names the Functions host accepts. */
const HOST_PATTERN = /^[a-z][a-z0-9_-]{0,127}$/i;

/** Names that Windows keeps for devices, whatever their extension. */
const WINDOWS_DEVICES = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Names that a generated project or a tool already gives a meaning; some systems tell no case. */
const TAKEN_NAMES = new Set(
  'internal bin dist infra vendor testdata node_modules makefile'.split(' '),
);

/** Go files that a generated project already has (names without `.go`). */
const TAKEN_FILES = new Set(['handler', 'handler_test', 'functions_gen', 'functions_gen_test']);

/**
 * What the host, Go or a file system would hold against `name`; undefined when it is good.
 * @param others names of the functions that the project already has
 */
export function functionNameProblem(
  name: string,
  others: readonly string[] = [],
): string | undefined {
  const refused = hostNameProblem(name);
  if (refused) return refused;
  if (WINDOWS_DEVICES.test(name)) return 'Windows keeps this name for a device; choose another';
  if (TAKEN_NAMES.has(name.toLowerCase()))
    return `a project already has "${name.toLowerCase()}" with another meaning; choose another name`;
  return goNameProblem(name) ?? clashProblem(name, others);
}

/** Whether the host takes `name` as a function's. */
export function isHostName(name: string): boolean {
  return HOST_PATTERN.test(name) && name.toLowerCase() !== 'host';
}

/** What the host itself would hold against `name`; undefined when it is good. */
function hostNameProblem(name: string): string | undefined {
  if (name.toLowerCase() === 'host')
    return 'the host keeps the name "host" for itself; choose another';
  if (!HOST_PATTERN.test(name))
    return 'a function name starts with a letter and has only letters, digits, "_" and "-", at most 128 of them, for example HttpExample';
  return undefined;
}

function goNameProblem(name: string): string | undefined {
  const method = goMethodName(name);
  if (isGoKeyword(method))
    return `its Go method would be "${method}", a Go keyword; choose another name, for example ${name}Function`;
  const suffix = /[_-]([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  if (suffix && isGoFileSuffix(suffix))
    return `Go treats a file name that ends in _${suffix}.go as a test or as meant for one system only; do not end the name in "_${suffix}"`;
  if (TAKEN_FILES.has(goFile(name)) || isFunctionPart(`${goFile(name)}.go`))
    return `its Go file would be ${goFile(name)}.go, which a project already has for itself; choose another name`;
  return undefined;
}

function clashProblem(name: string, others: readonly string[]): string | undefined {
  for (const other of others) {
    if (other === name) continue;
    if (other.toLowerCase() === name.toLowerCase())
      return `it differs from the function ${other} in upper and lower case only, and the host does not tell them apart`;
    if (goMethod(other) === goMethod(name) || goFile(other) === goFile(name))
      return `the function ${other} already has the Go name ${goMethod(name)} (${goFile(name)}.go); choose another name`;
  }
  return undefined;
}
