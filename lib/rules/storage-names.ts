import { trimmed } from './trimmed.ts';

/** What Azure Storage would refuse in a queue name; undefined when it is good. */
export function queueNameProblem(name: string): string | undefined {
  if (/^%[^%\s]+%$/.test(name)) return undefined;
  if (/^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/.test(name)) return undefined;
  return 'a queue name has 3 to 63 lower-case letters, digits and single "-", and starts and ends with a letter or digit, for example orders; an app setting is written %QUEUE_NAME%';
}

/** A queue name made from a function's: `OrdersIn` -> orders-in. Always one that Storage takes. */
export function queueNameFor(functionName: string): string {
  return storageNameFor(functionName, 'queue');
}

/** A container's name made from a function's: `UploadsIn` -> uploads-in. */
export function containerNameFor(functionName: string): string {
  return storageNameFor(functionName, 'blobs');
}

function storageNameFor(functionName: string, kind: string): string {
  const kebab = functionName
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63);
  const name = trimmed(kebab, /-/);
  return name.length >= 3 ? name : `${name}-${kind}`;
}

/**
 * What is wrong with the name of a connection: the name of an app setting (or of a group of them,
 * `Orders__queueServiceUri`), never the connection string itself.
 */
export function connectionProblem(name: string): string | undefined {
  if (/AccountKey=|Endpoint=|UseDevelopmentStorage|;/i.test(name))
    return 'this is the connection itself; give the name of the app setting that holds it, for example AzureWebJobsStorage';
  if (/^[A-Za-z_][A-Za-z0-9_:-]{0,127}$/.test(name)) return undefined;
  return 'a connection is the name of an app setting: letters, digits, "_", "-" and ":", for example AzureWebJobsStorage';
}

/** What is wrong with the path of a blob: a container's name, a slash, and a name or pattern. */
export function blobPathProblem(path: string): string | undefined {
  const [container = '', ...rest] = path.split('/');
  const blob = rest.join('/');
  const example = 'for example samples/{name}';
  if (blob === '') return `a blob path is a container, "/" and a blob, ${example}`;
  if (/[\\?#\s]/.test(path) || blob.includes('//'))
    return `a blob path has no space, "?", "#", "\\" or "//", ${example}`;
  // Doubled braces are braces; a single one without its partner is not a template to the host.
  if (!/^([^{}]|\{[^{}]+\})*$/.test(path.replace(/\{\{|\}\}/g, '')))
    return `each "{" of a blob path needs a name and a "}", ${example}; a brace in a blob's name is doubled`;
  if (/[{%$]/.test(container)) return undefined;
  return /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/.test(container)
    ? undefined
    : `a container's name has 3 to 63 lower-case letters, digits and single "-", ${example}`;
}

/** The container in the path of a blob. */
export function containerOf(path: string | undefined): string | undefined {
  return path?.split('/')[0];
}

/** What Azure Tables would refuse in the name of a table (`TableAttribute.TableNameRegex`). */
export function tableNameProblem(name: string): string | undefined {
  if (/^[A-Za-z][A-Za-z0-9]{2,62}$/.test(name) || /^(%[^%\s]+%|\{[\w.]+\})$/.test(name))
    return undefined;
  return 'a table name has 3 to 63 letters and digits and starts with a letter, for example orders; an app setting is written %TABLE%';
}
