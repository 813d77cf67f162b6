import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, fileError } from '../diagnostics/diagnostic.ts';
import { isManaged, registeredNames } from '../formats/generated-header.ts';
import { isObject } from '../formats/json.ts';
import { isNewer } from '../formats/versions.ts';
import { proxiesHttpIn } from '../rules/host-json.ts';
import { version } from '../version.ts';
import { mainFile } from './go-code.ts';
import {
  FUNCTION_MANIFESTS,
  functionManifestPath,
  PROJECT_MANIFEST,
  readFunctionManifest,
  readProjectManifest,
} from './manifest.ts';
import type { Project, ProjectRecord } from './project.ts';

/** Where Yeoman looks for the root of a project, and where versions before 0.1.0 kept the answers; our key in it. */
export const RECORD_FILE = '.yo-rc.json';
export const RECORD_KEY = 'generator-azure-go-func';

/** What the manifests of a project say. */
export type Recorded = Pick<Project, 'record' | 'damaged' | 'newer'>;

/**
 * The record of a project: its manifest, or what .yo-rc.json had before there was one.
 * @param yoRc the parsed .yo-rc.json
 */
export function recorded(manifest: string | undefined, yoRc: unknown): Recorded {
  const reading = readProjectManifest(manifest, version);
  const { damage, newer } = reading;
  const record = reading.manifest
    ? { servedElsewhere: [], ...reading.manifest, source: PROJECT_MANIFEST }
    : recordInYoRc(yoRc);
  const isOld = record?.source === RECORD_FILE && isNewer(record.version, version);
  return {
    record,
    damaged:
      damage === undefined ? [] : [fileError(PROJECT_MANIFEST, `${PROJECT_MANIFEST} ${damage}`)],
    newer: [
      ...(newer === undefined ? [] : [newerManifest(PROJECT_MANIFEST, newer)]),
      ...(isOld ? [newerManifest(RECORD_FILE, record.version)] : []),
    ],
  };
}

/** The names of the functions that have a manifest below `root`, sorted. */
export function recordedFunctionsIn(root: string): string[] {
  try {
    return readdirSync(join(root, FUNCTION_MANIFESTS))
      .flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []))
      .sort();
  } catch {
    return [];
  }
}

/** What is wrong with the manifests of functions. */
export function functionRecords(
  { read }: Pick<Project, 'read'>,
  names: readonly string[],
): Pick<Project, 'damaged' | 'newer'> {
  const found = names.map((name) => {
    const path = functionManifestPath(name);
    return { path, ...readFunctionManifest(read(path), version) };
  });
  return {
    damaged: found.flatMap(({ path, damage }) =>
      damage === undefined ? [] : [fileError(path, `${path} ${damage}`)],
    ),
    newer: found.flatMap(({ path, newer }) =>
      newer === undefined ? [] : [newerManifest(path, newer)],
    ),
  };
}

/**
 * What to say of a manifest that a newer version wrote: this one would take back what that one changed.
 * @param by its version, or what is known of it
 */
export function newerManifest(file: string, by: string): Diagnostic {
  return fileError(
    file,
    `${file} was written by generator-azure-go-func ${by}, which is newer than this version, ${version}`,
    'Update this one: npm install --global generator-azure-go-func@latest',
  );
}

function recordInYoRc(value: unknown): ProjectRecord | undefined {
  const stored = isObject(value) ? value[RECORD_KEY] : undefined;
  if (!isObject(stored) || !isObject(stored.answers)) return undefined;
  const { servedElsewhere } = stored;
  return {
    version: typeof stored.version === 'string' ? stored.version : '',
    answers: textsIn(stored.answers),
    servedElsewhere: Array.isArray(servedElsewhere)
      ? servedElsewhere.filter((name) => typeof name === 'string')
      : [],
    files: {},
    source: RECORD_FILE,
  };
}

/** What connects the functions in every project of ours. */
export const REGISTRY_FILE = 'functions_gen.go';

/**
 * The record of a project of ours that has lost it, as far as its files tell; undefined for the project of
 * somebody else.
 */
export function recordFromFiles({
  read,
  functions,
  goMod,
  hostJson,
  rootGo,
}: Project): ProjectRecord | undefined {
  const registry = read(REGISTRY_FILE) ?? '';
  if (!isManaged(registry)) return undefined;
  const target = /platform\{system: "(\w+)", machine: "(\w+)"/.exec(
    read('internal/pack/target.go') ?? '',
  );
  const served = registeredNames(registry);
  const main = mainFile(rootGo);
  return {
    version: '',
    answers: textsIn({
      'http-mode': proxiesHttpIn(hostJson?.value) ? 'proxy' : 'forward',
      module: goMod?.module?.args[0],
      platform: target ? `${target[1]}/${target[2]}` : undefined,
    }),
    servedElsewhere:
      main === 'handler.go' || main === undefined
        ? []
        : functions.map(({ name }) => name).filter((name) => !served.includes(name)),
    files: {},
    source: REGISTRY_FILE,
  };
}

function textsIn(values: { readonly [key: string]: unknown }): { [key: string]: string } {
  return Object.fromEntries(
    Object.entries(values).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
