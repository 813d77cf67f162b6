import { oneSide } from '../formats/conflict-marks.ts';
import { isObject, isTooDeep, TOO_DEEP } from '../formats/json.ts';
import { isNewer } from '../formats/versions.ts';

/**
 * Who a file belongs to once it is written.
 * - `yours`: written once, never touched again
 * - `managed`: made from what is on disk and rewritten whole; its header says so
 * - `merged`: JSON that both sides write; what is missing is added, the rest stays as it is
 */
export type Owner = 'yours' | 'managed' | 'merged';

/** Where a project keeps what we wrote into it: one manifest a unit, so that two branches seldom touch the same. */
export const MANIFEST_FOLDER = '.azure-go-func';
export const PROJECT_MANIFEST = `${MANIFEST_FOLDER}/project.json`;
export const DOCTOR_MANIFEST = `${MANIFEST_FOLDER}/doctor.json`;
export const FUNCTION_MANIFESTS = `${MANIFEST_FOLDER}/functions`;

export function functionManifestPath(name: string): string {
  return `${FUNCTION_MANIFESTS}/${name}.json`;
}

/** The form of the manifests, which docs/manifest.schema.json describes. */
export const SCHEMA = 1;

/** A file as we wrote it. A managed file needs no more than its owner: it states its own checksum. */
export interface WrittenFile {
  owner: Owner;
  /** Unix permissions in octal, where they are not the default. */
  mode?: string;
  /** CRC-32 of the text with LF at the end of lines, in eight hexadecimal digits. */
  hash?: string;
  /** That text: base64 of deflate. What a three-way merge starts from. */
  base?: string;
}

export type WrittenFiles = { readonly [path: string]: WrittenFile };

/** What was answered, by option. */
export type StoredAnswers = { readonly [option: string]: StoredAnswer };

export type StoredAnswer = string | number | boolean | readonly string[];

/** What every manifest of written files has. */
interface Manifest {
  schema: typeof SCHEMA;
  /** Of the generator. */
  version: string;
  files: WrittenFiles;
}

/** `project.json`. */
export interface ProjectManifest extends Manifest {
  /** What all functions share. */
  answers: { readonly [option: string]: string };
  /** Functions that a `main` of someone else's serves; the registry leaves them out. */
  servedElsewhere?: readonly string[];
}

/** `functions/<Name>.json`. Without a trigger: of a function that somebody wrote by hand. */
export interface FunctionManifest extends Manifest {
  trigger?: string;
  answers?: StoredAnswers;
}

/** What came of reading a manifest. */
export interface ManifestReading<M> {
  /** Undefined when there is none, or none that can be understood. */
  manifest?: M;
  /** Why it cannot be understood. */
  damage?: string;
  /** It was written by a newer version than this one: by which. */
  newer?: string;
}

/** Reads the text of project.json; `version` is that of the generator that runs. */
export function readProjectManifest(
  text: string | undefined,
  version: string,
): ManifestReading<ProjectManifest> {
  return read(text, version, (value, common) => ({
    ...common,
    answers: Object.fromEntries(
      Object.entries(storedAnswers(value.answers)).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
    servedElsewhere: texts(value.servedElsewhere),
  }));
}

/** Reads the text of a function's manifest. */
export function readFunctionManifest(
  text: string | undefined,
  version: string,
): ManifestReading<FunctionManifest> {
  return read(text, version, (value, common) => ({
    ...common,
    ...(typeof value.trigger === 'string' ? { trigger: value.trigger } : {}),
    ...(isObject(value.answers) ? { answers: storedAnswers(value.answers) } : {}),
  }));
}

function read<M>(
  text: string | undefined,
  version: string,
  complete: (value: { readonly [key: string]: unknown }, common: Manifest) => M,
): ManifestReading<M> {
  if (text === undefined) return {};
  const { value, damage } = parse(text);
  if (damage !== undefined) return { damage };
  if (!isObject(value)) return { damage: 'is not a JSON object' };
  const written = typeof value.version === 'string' ? value.version : '';
  if (typeof value.schema === 'number' && value.schema > SCHEMA)
    return { newer: written || `with schema ${value.schema}` };
  if (value.schema !== SCHEMA) return { damage: `has no "schema": ${SCHEMA}` };
  if (!isObject(value.files)) return { damage: 'has no "files"' };
  const common = { schema: SCHEMA, version: written, files: writtenFiles(value.files) } as const;
  const manifest = complete(value, common);
  return isNewer(written, version) ? { manifest, newer: written } : { manifest };
}

/**
 * JSON, also where git left the marks of a conflict in it: either side will do, for it decides only how much
 * merges by itself later.
 */
function parse(text: string): { value?: unknown; damage?: string } {
  if (isTooDeep(text)) return { damage: TOO_DEEP };
  let reason = '';
  for (const candidate of [text, oneSide(text, 'ours'), oneSide(text, 'theirs')]) {
    try {
      return { value: JSON.parse(candidate) };
    } catch (error) {
      reason ||= (error as Error).message;
    }
  }
  return { damage: `is not valid JSON (${reason})` };
}

/** The files of a manifest, which anybody may have written: no path leads out of the project. */
function writtenFiles(files: { readonly [path: string]: unknown }): WrittenFiles {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, file]): [string, WrittenFile][] => {
      const { owner, mode, hash, base } = isObject(file) ? file : {};
      if (!isOwner(owner) || leadsOut(path)) return [];
      return [[path, { owner, ...textsOf({ mode, hash, base }) }]];
    }),
  );
}

function isOwner(value: unknown): value is Owner {
  return value === 'yours' || value === 'managed' || value === 'merged';
}

function textsOf<K extends string>(values: { [key in K]: unknown }): { [key in K]?: string } {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => typeof value === 'string'),
  ) as { [key in K]?: string };
}

function storedAnswers(value: unknown): StoredAnswers {
  return Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(
      ([name, answer]): [string, StoredAnswer][] => {
        if (Array.isArray(answer)) return [[name, texts(answer)]];
        const isPlain = ['string', 'number', 'boolean'].includes(typeof answer);
        return isPlain ? [[name, answer as StoredAnswer]] : [];
      },
    ),
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Whether a path is not one of a file below the project's folder. */
export function leadsOut(path: string): boolean {
  return path.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..');
}
