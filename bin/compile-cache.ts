import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

/** Who runs the program, and on what. */
export interface Runner {
  env: { readonly [name: string]: string | undefined };
  platform: NodeJS.Platform;
  /** Undefined on Windows, where a folder's list of rights says who may write there. */
  uid: number | undefined;
}

/**
 * The folder for compiled code, made where it is missing: the user's own cache folder, for what lies there
 * runs as the user. Undefined where there is none that only the user can write to.
 */
export function compileCacheFolder({ env, platform, uid }: Runner): string | undefined {
  const base = cacheHome(env, platform);
  if (base === undefined || !isAbsolute(base)) return undefined;
  const folder = join(base, 'generator-azure-go-func');
  try {
    if (uid !== undefined && !isSafe(base, uid)) return undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return uid === undefined || isOwn(lstatSync(folder), uid) ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** Nobody else can put another folder in the place of this one, or of one above it. */
function isSafe(folder: string, uid: number): boolean {
  const stats = statSync(folder, { throwIfNoEntry: false });
  const above = dirname(folder);
  return (stats === undefined || isFit(stats, uid)) && (above === folder || isSafe(above, uid));
}

function cacheHome(env: Runner['env'], platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return env.LOCALAPPDATA;
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  const below = platform === 'darwin' ? 'Library/Caches' : '.cache';
  return env.HOME ? join(env.HOME, below) : undefined;
}

/** A folder, no link, which nobody else can even enter. */
function isOwn(stats: Stats, uid: number): boolean {
  return stats.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0;
}

/** Only the user or root changes what is in it, or each only what is theirs. */
function isFit({ uid: owner, mode }: Stats, uid: number): boolean {
  const isSticky = (mode & 0o1000) !== 0;
  return (owner === uid || owner === 0) && ((mode & 0o022) === 0 || isSticky);
}
