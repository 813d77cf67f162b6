#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { unsupportedNode } from '../lib/node-version.ts';
import { compileCacheFolder } from './compile-cache.ts';

const problem = unsupportedNode(process.versions.node);
if (problem) {
  process.stderr.write(`azure-go-func: ${problem}\n`);
  process.exitCode = 1;
} else {
  const { env, platform } = process;
  const folder = compileCacheFolder({ env, platform, uid: process.getuid?.() });
  if (folder !== undefined) enableCompileCache(folder);
  import('./main.ts')
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    });
}
