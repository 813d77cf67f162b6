import type { FileLocation } from '../diagnostics/diagnostic.ts';
import type { Program } from '../formats/binary/program.ts';
import type { Files } from '../formats/files.ts';
import type { JsonFile } from '../formats/json-file.ts';
import type { YamlFile } from '../formats/yaml-file.ts';
import type { ZipEntry } from '../formats/zip.ts';
import type { Plan } from '../hosting/plans.ts';
import type { Platform } from '../hosting/platforms.ts';
import type { FunctionData } from '../plan/function-data.ts';

/**
 * What is examined: a project's folder, a zip that is about to be deployed, or a program alone. All of
 * it is read when a check asks for it, once, and never more than a function app can need.
 */
export interface Subject {
  kind: 'folder' | 'zip' | 'binary';
  /** Absolute path. */
  path: string;
  files: Files;
  target: Target;
  /** host.json in the root; undefined when there is none. */
  hostJson: JsonFile | undefined;
  /** local.settings.json in the root; undefined when there is none. */
  settings: JsonFile | undefined;
  /** Every folder of the root with a function.json, sorted by name. */
  functions: readonly FunctionFile[];
  /** What the host starts; undefined when host.json names nothing. */
  executable: Executable | undefined;
  go: GoCode;
  /** The files that a deployed package holds: all of a zip, and what .funcignore leaves of a folder. */
  packageFiles: readonly string[];
  /** The entries of a zip, folders too. */
  entries: readonly ZipEntry[];
  /** The text of a file; undefined when there is none, or when it cannot be read. */
  text: (path: string) => string | undefined;
  json: (path: string) => JsonFile | undefined;
  yaml: (path: string) => Promise<YamlFile | undefined>;
  /** Those of the paths that git tracks, as far as git can be asked. */
  tracked: (paths: readonly string[]) => readonly string[];
  /** Says what could not be checked, and why. */
  skip: (reason: string) => void;
  /** The variables of this machine. */
  env: { readonly [name: string]: string | undefined };
  /** What came of starting the program; undefined when that is not allowed, or not possible. */
  probe: () => Promise<Probe | undefined>;
}

/** Where the app will run. */
export interface Target {
  platform: Platform;
  /** Where the platform is known from, for the reader. */
  source: string;
  /** The hosting plan; undefined when nothing says which. */
  plan: Plan | undefined;
  /** It is deployed as an image: the plan takes nothing else, or there is a Dockerfile that starts from an image of the host. */
  isImage: boolean;
}

/** A function.json, and what it says as far as it can be understood. */
export interface FunctionFile {
  /** The folder's name. */
  name: string;
  file: JsonFile;
  /** `bindings` as written; an empty object for what is none, so that each keeps its place. */
  bindings: readonly { readonly [property: string]: unknown }[];
  /** As the plan of a project sees it. */
  data: FunctionData;
}

/** The program that host.json names. */
export interface Executable {
  /** As written in host.json; the file's name for a program alone. */
  written: string;
  /** Its path below the root, without `./`, with forward slashes. */
  path: string;
  /** The path depends on an environment variable, or leaves the app. */
  isElsewhere: boolean;
  /** It is among the files. */
  exists: boolean;
  /** Undefined when it does not exist or cannot be read. */
  program: Program | undefined;
  /** Why it could not be read. */
  unreadable: string | undefined;
}

/** The Go files of a folder. */
export interface GoCode {
  /** Without tests, vendored and generated test data. */
  files: readonly GoFile[];
  /** The text of go.mod. */
  module: string | undefined;
  /** The paths that the code registers with a net/http mux. */
  patterns: readonly Pattern[];
  /** Some paths are not in the code as they are served: from a variable, or cut by StripPrefix. */
  computesPaths: boolean;
  /** The functions that the generated registry connects. */
  registered: ReadonlySet<string>;
  /** The name of a router that is not net/http's; its paths are not understood. */
  otherRouter: string | undefined;
}

export interface GoFile {
  path: string;
  text: string;
  /** The text with its comments as blanks: every offset is the same. */
  code: string;
  /** And with what is in its texts as blanks too. */
  bare: string;
}

/** `"GET /api/hello"` in `mux.HandleFunc("GET /api/hello", hello)`. */
export interface Pattern {
  /** As written in the code. */
  written: string;
  /** Without method and host. */
  path: string;
  location: FileLocation;
}

/** What came of starting the program and calling its functions as the host does. */
export interface Probe {
  /** Path of the program below the root. */
  program: string;
  /** Why it never answered; undefined when it did. */
  failure: string | undefined;
  answers: readonly ProbeAnswer[];
}

export interface ProbeAnswer {
  fn: FunctionFile;
  method: string;
  path: string;
  /** It was called with an envelope, not with plain HTTP. */
  isEnvelope: boolean;
  status: number;
  type: string;
  body: string;
  /** It is what the program answers to a path that nothing serves. */
  isUnknown: boolean;
}
