import { basename } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RoutedFunction } from '../rules/route.ts';
import type { WrittenFiles } from './manifest.ts';

/** A binding as written in function.json. `direction` is `in`, `out` or `inout`. */
export interface Binding {
  type: string;
  direction: string;
  name: string;
  [property: string]: unknown;
}

/** A function as its function.json says. */
export interface FunctionOnDisk {
  name: string;
  bindings: readonly Binding[];
  /** The retry policy, when there is one. */
  retry?: unknown;
}

/** What was written down for later: enough to plan the project again. */
export interface Record {
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

/** What is on disk. Reading it changes nothing. */
export interface Project {
  /** Absolute path of the folder. */
  root: string;
  /** The folder's name. */
  name: string;
  /** There is a host.json. */
  isFunctionApp: boolean;
  /** Ours; undefined when someone else made the project. */
  record: Record | undefined;
  /** The manifests that cannot be understood: they count as if they were not there. */
  damaged: readonly Diagnostic[];
  /** The manifests that a newer version wrote. */
  newer: readonly Diagnostic[];
  /** Names of what lies directly in the folder; empty when it does not exist. */
  entries: readonly string[];
  /** Sorted by name, as the host and the registry list them. */
  functions: readonly FunctionOnDisk[];
  /** The HTTP functions as the host routes them, without the prefix. */
  routes: readonly RoutedFunction[];
  /** `extensions.http.routePrefix` of host.json, `api` when it says nothing. */
  routePrefix: string;
  /** Whether host.json has HTTP requests forwarded or proxied; undefined when it says nothing. */
  forwardsHttp: boolean | undefined;
  /** The module path in go.mod. */
  module: string | undefined;
  /** `customHandler.description.defaultExecutablePath` of host.json, when it is not empty. */
  executable: string | undefined;
  /** A Go file in the root, not one of ours, that declares `func main`. */
  existingMain: string | undefined;
  /** The text of a file, by its path below the root; undefined when there is none. Read once. */
  read: (path: string) => string | undefined;
  /** Paths of what changed since it was read; "." when files came or went. */
  changed: () => readonly string[];
}

/** A project of which nothing is there or known yet. */
export function emptyProject(root: string): Project {
  return {
    root,
    name: basename(root),
    isFunctionApp: false,
    record: undefined,
    damaged: [],
    newer: [],
    entries: [],
    functions: [],
    routes: [],
    routePrefix: 'api',
    module: undefined,
    executable: undefined,
    forwardsHttp: undefined,
    existingMain: undefined,
    read: () => undefined,
    changed: () => [],
  };
}
