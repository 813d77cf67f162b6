import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { hostError } from './host-error.ts';

/** A free port of 127.0.0.1: bound, read, released, so somebody else may take it (contract 2.2). */
export async function unusedPort(): Promise<number> {
  return bind(0);
}

/** Throws the host's text when `port` is 0 or cannot be bound (contract 1.4). */
export async function checkPort(port: number): Promise<void> {
  try {
    if (port !== 0 && (await bind(port))) return;
  } catch {}
  throw hostError(
    'HostConfigurationException',
    `Unable to bind to port ${port} specified in configuration. Please specify a different port or remove the section to allow dynamic binding of port.`,
  );
}

async function bind(port: number): Promise<number> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  server.close();
  await once(server, 'close');
  return bound;
}
