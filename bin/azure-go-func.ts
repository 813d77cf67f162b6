#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { unsupportedNode } from '../lib/node-version.ts';

const problem = unsupportedNode(process.versions.node);
if (problem) {
  process.stderr.write(`azure-go-func: ${problem}\n`);
  process.exitCode = 1;
} else {
  enableCompileCache();
  // A reader such as head may have enough before the end.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`azure-go-func: what was done cannot be printed (${error.code})\n`);
    process.exit(1);
  });
  import('./main.ts')
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      process.exitCode = code;
    });
}
