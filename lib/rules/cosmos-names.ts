/**
 * What Azure Cosmos DB would refuse in the name of a database or container. Binding expressions and
 * `%NAME%` are the host's business.
 */
export function cosmosNameProblem(name: string): string | undefined {
  if (/^[^/\\#?]{1,255}$/.test(name) && !name.endsWith(' ')) return undefined;
  return 'a database or container name has 1 to 255 characters, none of them "/", "\\", "#" or "?", and no space at its end, for example orders; an app setting is written %CONTAINER%';
}

/** What is wrong with the path of a partition key. */
export function partitionKeyPathProblem(path: string): string | undefined {
  return /^\/[^/\s]+(\/[^/\s]+)*$/.test(path)
    ? undefined
    : 'a partition key is a path in the document, for example /customerId';
}

/** What is wrong with a point in time; Cosmos DB takes ISO 8601 in UTC. */
export function utcTimeProblem(time: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(time) &&
    !Number.isNaN(Date.parse(time))
    ? undefined
    : `"${time}" is not a time in UTC, for example 2026-01-31T14:00:00Z`;
}
