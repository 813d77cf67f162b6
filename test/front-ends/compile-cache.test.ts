import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { compileCacheFolder } from '../../bin/compile-cache.ts';
import { program } from '../support/program.ts';
import { temporaryFolder } from '../support/project.ts';

const uid = process.getuid?.();
const NAME = 'generator-azure-go-func';

/** The temporary folder may be anybody's, and sticky; a home is not. */
function home(): string {
  const folder = join(temporaryFolder(), 'home');
  mkdirSync(folder, { mode: 0o755 });
  return folder;
}

describe('the cache of compiled code', () => {
  if (uid === undefined) return;

  it('lies in the cache folder of the user, made where it is missing, for nobody else', () => {
    const HOME = home();
    const folder = compileCacheFolder({ env: { HOME }, platform: 'linux', uid });
    assert.equal(folder, join(HOME, '.cache', NAME));
    assert.equal(statSync(folder ?? '').mode & 0o777, 0o700);
    const other = join(HOME, 'own');
    assert.equal(
      compileCacheFolder({ env: { HOME, XDG_CACHE_HOME: other }, platform: 'linux', uid }),
      join(other, NAME),
    );
    assert.equal(
      compileCacheFolder({ env: { HOME }, platform: 'darwin', uid }),
      join(HOME, 'Library/Caches', NAME),
    );
  });

  it('is none where no folder is said, or one that depends on where one stands', () => {
    for (const env of [{}, { HOME: '' }, { HOME: 'here' }, { XDG_CACHE_HOME: './cache' }])
      assert.equal(compileCacheFolder({ env, platform: 'linux', uid }), undefined);
  });

  it('is none that others can change', () => {
    const spoilers: { [name: string]: (cache: string, folder: string) => void } = {
      'others may read and enter': (_, folder) => mkdirSync(folder, { mode: 0o755 }),
      'others may write': (_, folder) => {
        mkdirSync(folder);
        chmodSync(folder, 0o777);
      },
      'a link': (cache, folder) => {
        mkdirSync(join(cache, 'real'), { mode: 0o700 });
        symlinkSync('real', folder);
      },
      'a file': (_, folder) => writeFileSync(folder, ''),
      'others may put another in its place': (cache) => chmodSync(cache, 0o777),
      'others may put another home in place': (cache) => chmodSync(dirname(cache), 0o777),
    };
    for (const [name, spoil] of Object.entries(spoilers)) {
      const HOME = home();
      mkdirSync(join(HOME, '.cache'));
      spoil(join(HOME, '.cache'), join(HOME, '.cache', NAME));
      assert.equal(compileCacheFolder({ env: { HOME }, platform: 'linux', uid }), undefined, name);
    }
  });

  it('is none that someone else owns, and nothing is made in the home of another', function () {
    if (uid !== 0) return this.skip();
    const HOME = home();
    const folder = join(HOME, '.cache', NAME);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chownSync(folder, 65534, 65534);
    assert.equal(compileCacheFolder({ env: { HOME }, platform: 'linux', uid }), undefined);
    const other = home();
    chownSync(other, 65534, 65534);
    assert.equal(compileCacheFolder({ env: { HOME: other }, platform: 'linux', uid }), undefined);
    assert.deepEqual(readdirSync(other), []);
  });

  it('is never the shared temporary folder, where somebody may have planted one', () => {
    const TMPDIR = temporaryFolder();
    const shared = join(TMPDIR, 'node-compile-cache');
    mkdirSync(shared);
    // Node says where it looks for compiled code.
    const run = (env: object) =>
      spawnSync(process.execPath, [program, '--version'], {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, TMPDIR, NODE_DEBUG_NATIVE: 'COMPILE_CACHE', ...env },
      });
    const HOME = home();
    const own = run({ HOME });
    assert.equal(own.status, 0);
    assert.ok(own.stderr.includes(join(HOME, '.cache', NAME)), own.stderr);
    assert.ok(!own.stderr.includes(shared), own.stderr);
    const none = run({});
    assert.equal(none.status, 0);
    assert.doesNotMatch(none.stderr, /\[compile cache\]/);
    assert.deepEqual(readdirSync(TMPDIR), ['node-compile-cache']);
    assert.deepEqual(readdirSync(shared), []);
  });
});
