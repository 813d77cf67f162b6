import { closestMatch } from 'leven';
import { isObject, valueAt } from '../../../formats/json.ts';
import type { Project } from '../../../project/project.ts';

/** What the host reads (contract 1.1 and Microsoft's page on host.json). */
const TOP = (
  'version aggregator applicationInsights concurrency configurationProfile customHandler extensionBundle ' +
  'extensions functions functionTimeout healthMonitor httpWorker id logging managedDependency retry singleton ' +
  'telemetryMode tracing watchDirectories watchFiles'
).split(' ');

/** Sections that were at the top in version 1, and have been in extensions since. */
const MOVED = 'http queues blobs eventHubs serviceBus sendGrid durableTask cosmosDB'.split(' ');

const HTTP = ['defaultAuthorizationLevel', 'routes'];

const HANDLER =
  'type description enableForwardingHttpRequest enableProxyingHttpRequest initializationTimeout port http'.split(
    ' ',
  );

const DESCRIPTION = (
  'defaultExecutablePath defaultWorkerPath workingDirectory workerDirectory arguments workerArguments ' +
  'useStdErrorStreamForErrorsOnly isDisabled language extensions defaultRuntimeVersion supportedRuntimeVersions'
).split(' ');

/** A key that the host does not know, and the one that was probably meant. */
export interface StrayKey {
  /** The keys that lead to it, itself last. */
  path: readonly string[];
  meant: string | undefined;
}

/** Keys of host.json that the host ignores. At the top only those that look like a slip. */
export function strayKeys({ hostJson }: Pick<Project, 'hostJson'>): StrayKey[] {
  const value = hostJson?.value;
  const handler = valueAt(value, 'customHandler');
  return [
    ...strays(value, [], TOP)
      .map(inExtensions)
      .filter(({ meant }) => meant !== undefined),
    ...strays(handler, ['customHandler'], HANDLER),
    ...strays(valueAt(handler, 'http'), ['customHandler', 'http'], HTTP),
    ...strays(valueAt(handler, 'description'), ['customHandler', 'description'], DESCRIPTION),
  ];
}

function inExtensions(stray: StrayKey): StrayKey {
  const key = stray.path[0]?.toLowerCase();
  const moved = MOVED.find((name) => [key, `${key}s`].includes(name.toLowerCase()));
  return moved === undefined ? stray : { ...stray, meant: `extensions.${moved}` };
}

/** Whether a stray key was meant to be this one, so that its absence is explained. */
export function isMisspelt(project: Pick<Project, 'hostJson'>, key: string): boolean {
  return strayKeys(project).some(({ meant }) => meant === key);
}

function strays(value: unknown, path: readonly string[], known: readonly string[]): StrayKey[] {
  if (!isObject(value)) return [];
  const lower = known.map((key) => key.toLowerCase());
  return Object.keys(value)
    .filter((key) => !lower.includes(key.toLowerCase()) && !key.startsWith('$'))
    .map((key) => ({ path: [...path, key], meant: nearestKey(key, known, lower) }));
}

function nearestKey(
  key: string,
  known: readonly string[],
  lower: readonly string[],
): string | undefined {
  // A name that an early profile of Microsoft's had wrong (host#11423).
  if (key.toLowerCase() === 'enablehttpproxyingrequest') return 'enableProxyingHttpRequest';
  const near = closestMatch(key.toLowerCase(), [...lower], {
    maxDistance: Math.min(3, key.length >> 2),
  });
  return near === undefined ? undefined : known[lower.indexOf(near)];
}
