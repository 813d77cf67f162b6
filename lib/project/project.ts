import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Files } from '../formats/files.ts';
import type { GoMod } from '../formats/go-mod.ts';
import type { JsonFile } from '../formats/json-file.ts';
import type { YamlFile } from '../formats/yaml-file.ts';
import type { ZipEntry } from '../formats/zip.ts';
import type { RoutedFunction } from '../rules/route.ts';
import type { Executable } from './executable.ts';
import type { FunctionFile } from './function.ts';
import type { GoCode, GoFile } from './go-code.ts';
import type { WrittenFiles } from './manifest.ts';

/** What was written down for later: enough to plan the project again. */
export interface ProjectRecord {
  /** Of the generator that wrote last; empty where no manifest says so. */
  version: string;
  answers: { readonly [option: string]: string };
  /** Functions that the user's own `main` served before we came; the registry leaves them out. */
  servedElsewhere: readonly string[];
  /** The files of the app itself as we wrote them. */
  files: WrittenFiles;
  /** Where this is from, for the reader. */
  source: string;
}

/**
 * What there is: a folder, which need not exist, a zip that is about to be deployed, or a program alone. Each
 * part is read when it is asked for, once, and never more of it than a function app can need. Reading
 * changes nothing.
 */
export interface Project {
  kind: 'folder' | 'zip' | 'binary';
  /** Absolute path of the folder, the zip or the program. */
  root: string;
  /** The last part of that path. */
  name: string;
  files: Files;
  /** Names of what lies directly in the folder; empty when it does not exist. */
  entries: readonly string[];
  /** What a zip lists, and why it cannot be read; undefined for a folder and a program. */
  zip: { entries: readonly ZipEntry[]; problem: string | undefined } | undefined;
  /** Ours; undefined when someone else made the project. */
  record: ProjectRecord | undefined;
  /** Names of the functions that have a manifest, sorted. */
  recordedFunctions: readonly string[];
  /** The manifests that cannot be understood: they count as if they were not there. */
  damaged: readonly Diagnostic[];
  /** The manifests that a newer version wrote. */
  newer: readonly Diagnostic[];
  /** host.json in the root; undefined when there is none. */
  hostJson: JsonFile | undefined;
  /** The prefix of all routes: without slashes around it, with which the host would not start. */
  routePrefix: string;
  /** Whether host.json has HTTP requests forwarded or proxied; undefined when it says nothing. */
  forwardsHttp: boolean | undefined;
  /** What the host starts; undefined when host.json names nothing. */
  executable: Executable | undefined;
  /** local.settings.json in the root; undefined when there is none. */
  settings: JsonFile | undefined;
  /** Every folder of the root with a function.json, sorted by name, as the host and the registry list them. */
  functions: readonly FunctionFile[];
  /** The HTTP functions as the host routes them, without the prefix. */
  routes: readonly RoutedFunction[];
  goMod: GoMod | undefined;
  go: GoCode;
  /** The Go files in the root, without tests: those of the handler's package. */
  rootGo: readonly GoFile[];
  /** A Go file in the root of someone else's project that declares `func main`. */
  existingMain: string | undefined;
  /** The files that a deployed package holds: all of a zip, and what .funcignore leaves of a folder. */
  packageFiles: readonly string[];
  /** The text of a file, by its path below the root; undefined when there is none, or when it cannot be read. */
  read: (path: string) => string | undefined;
  json: (path: string) => JsonFile | undefined;
  yaml: (path: string) => Promise<YamlFile | undefined>;
  /** Those of the paths that git tracks, as far as git can be asked. */
  tracked: (paths: readonly string[]) => readonly string[];
  /** Paths of what changed since it was read; "." when files came or went. */
  changed: () => readonly string[];
  /** Lets go of a zip. */
  close: () => void;
}
