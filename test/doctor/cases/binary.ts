import { chmodSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { editJson, writeBytes } from '../support/bases.ts';
import type { Specimen } from '../support/case.ts';
import { elf, machO, pe } from '../support/elf.ts';

const LOADER = '/lib64/ld-linux-x86-64.so.2';

const program = (code: string, what: string, bytes: Buffer, options = {}): Specimen => ({
  code,
  what,
  base: 'program',
  program: bytes,
  options,
});

function removeAll(root: string, files: readonly string[]): void {
  for (const file of files) rmSync(join(root, file));
}

export const binary: Specimen[] = [
  {
    code: 'AGF101',
    what: 'nothing to build it from',
    base: 'foreign',
    broken: (root) => removeAll(root, ['handler', 'handler.go', 'go.mod']),
    fixed: (root) => removeAll(root, ['handler.go', 'go.mod']),
  },
  {
    code: 'AGF101',
    what: 'not in the zip',
    base: 'zip',
    entries: (good) => good.filter(({ name }) => name !== 'handler'),
  },
  program('AGF102', 'text', Buffer.from('hello')),
  program('AGF102', 'a package archive', Buffer.from('!<arch>\n__.PKGDEF')),
  program('AGF102', 'empty', Buffer.alloc(0)),
  program('AGF103', 'macOS', machO()),
  program('AGF103', 'Windows', pe()),
  program('AGF103', 'Linux for a Windows app', elf(), { platform: 'windows/amd64' }),
  program('AGF104', 'arm64', elf({ machine: 183 })),
  program('AGF104', 'Windows on arm64', pe(0xaa64), { platform: 'windows/amd64' }),
  program(
    'AGF105',
    'cgo',
    elf({
      loader: LOADER,
      libraries: ['libc.so.6'],
      glibc: '2.17',
      settings: { CGO_ENABLED: '1' },
    }),
  ),
  program(
    'AGF105',
    'musl',
    elf({ loader: '/lib/ld-musl-x86_64.so.1', libraries: ['libc.musl-x86_64.so.1'] }),
  ),
  program('AGF105', 'a loader alone', elf({ loader: LOADER })),
  program(
    'AGF106',
    'built on Debian 12',
    elf({
      loader: LOADER,
      libraries: ['libc.so.6'],
      glibc: '2.34',
      settings: { CGO_ENABLED: '1' },
    }),
  ),
  program(
    'AGF107',
    '-buildmode=pie',
    elf({ type: 3, loader: LOADER, settings: { '-buildmode': 'pie' } }),
  ),
  program('AGF108', 'GOARCH=386', elf({ machine: 3, is32Bit: true })),
  program('AGF108', 'Windows, GOARCH=386', pe(0x14c, 0x0102), { platform: 'windows/amd64' }),
  program('AGF109', 'GOAMD64=v3', elf({ settings: { GOAMD64: 'v3' } })),
  program('AGF110', 'Go 1.19', elf({ goVersion: 'go1.19.8' })),
  {
    code: 'AGF111',
    what: 'chmod -x',
    base: 'ours',
    broken: (root) => chmodSync(join(root, 'handler'), 0o644),
    fixable: true,
  },
  {
    code: 'AGF112',
    what: 'handler.exe on disk',
    base: 'foreign',
    broken: (root) => renameSync(join(root, 'handler'), join(root, 'handler.exe')),
  },
  {
    code: 'AGF112',
    what: 'another case in the zip',
    base: 'zip',
    entries: (good) =>
      good.map((entry) => (entry.name === 'handler' ? { ...entry, name: 'Handler' } : entry)),
  },
  {
    code: 'AGF113',
    what: 'edited after the build',
    base: 'ours',
    broken: (root) => utimesSync(join(root, 'handler'), 1e9, 1e9),
  },
  {
    code: 'AGF115',
    what: 'a slip in the name',
    base: 'ours',
    broken: (root) =>
      editJson(root, 'host.json', (host) => {
        host.customHandler.description.defaultExecutablePath = 'hndler';
      }),
  },
  {
    code: 'AGF115',
    what: 'built under another name',
    base: 'foreign',
    broken: (root) => renameSync(join(root, 'handler'), join(root, 'app')),
  },
  {
    code: 'AGF115',
    what: 'packed under another name',
    base: 'zip',
    entries: (good) =>
      good.map((entry) => (entry.name === 'handler' ? { ...entry, name: 'server' } : entry)),
  },
  program('AGF114', 'cut off', elf({ loader: LOADER }).subarray(0, 1100)),
  program('AGF114', 'an object file', elf({ type: 1 })),
  program('AGF114', 'a DLL', pe(0x8664, 0x2022), { platform: 'windows/amd64' }),
  {
    code: 'AGF114',
    what: 'encrypted in the zip',
    base: 'zip',
    entries: (good) =>
      good.map((entry) => (entry.name === 'handler' ? { ...entry, isEncrypted: true } : entry)),
  },
  {
    code: 'AGF104',
    what: 'in a project of ours',
    base: 'ours',
    broken: (root) => writeBytes(root, 'handler', elf({ machine: 183 })),
  },
];
