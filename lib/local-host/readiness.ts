import { type Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

const pollingInterval = 25;

/**
 * Asks `GET /` at once and then every 25 ms (contract 2.4). Any answer means ready, also a broken one;
 * only a refused connection means "not yet". False after `timeout` ms, counted in intervals as the host does.
 */
export async function waitUntilReady(
  port: number,
  timeout: number,
  agent: Agent,
  signal: AbortSignal,
): Promise<boolean> {
  for (let waited = 0; waited <= timeout && !signal.aborted; waited += pollingInterval) {
    if (await answers(port, agent, signal)) return true;
    await delay(pollingInterval);
  }
  return false;
}

function answers(port: number, agent: Agent, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = request({ host: '127.0.0.1', port, path: '/', agent, signal });
    probe.on('response', (response) => {
      response.resume();
      response.on('close', () => resolve(true));
    });
    probe.on('error', (error: NodeJS.ErrnoException) => {
      const waiting = ['ECONNREFUSED', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'ABORT_ERR'];
      resolve(!waiting.includes(error.code ?? ''));
    });
    probe.end();
  });
}
