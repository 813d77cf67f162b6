import { spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { temporaryFolder } from '../../support/project.ts';

const SERVICES = ['Blob', 'Queue', 'Table'] as const;
const ACCOUNT = 'devstoreaccount1';
/** Azurite's own, the same everywhere and public. */
const KEY =
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** A running storage emulator. */
export interface Azurite {
  /** For Microsoft's client libraries and for the app setting of a connection. */
  connection: string;
  stop: () => Promise<void>;
}

/** Starts Azurite on free ports of this machine, with all it stores in memory. */
export async function startAzurite(): Promise<Azurite> {
  const program = createRequire(import.meta.url).resolve('azurite/dist/src/azurite.js');
  const ports = SERVICES.flatMap((service) => [
    `--${service.toLowerCase()}Host=127.0.0.1`,
    `--${service.toLowerCase()}Port=0`,
  ]);
  const flags = [
    '--inMemoryPersistence',
    '--silent',
    '--disableTelemetry',
    '--skipApiVersionCheck',
  ];
  const child = spawn(process.execPath, [program, ...flags, ...ports], {
    cwd: temporaryFolder(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const endpoints = await endpointsFrom(child.stdout);
  return {
    connection: [
      'DefaultEndpointsProtocol=http',
      `AccountName=${ACCOUNT}`,
      `AccountKey=${KEY}`,
      ...endpoints,
    ].join(';'),
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** `BlobEndpoint=http://...` and so on, once all services listen. */
async function endpointsFrom(output: Readable): Promise<string[]> {
  const lines = createInterface({ input: output });
  const endpoints: string[] = [];
  for await (const [line] of on(lines, 'line', { close: ['close'] })) {
    const [, service, url] = /Azurite (\w+) service .*listening at (\S+)$/.exec(line) ?? [];
    if (service) endpoints.push(`${service}Endpoint=${url}/${ACCOUNT}`);
    // What it says later is read too, by nobody: a full or closed pipe would stop it.
    if (endpoints.length === SERVICES.length) return endpoints;
  }
  throw new Error('Azurite has ended before it listened');
}
