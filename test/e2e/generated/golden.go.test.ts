import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InvocationValues } from '../../../lib/local-host/envelope.ts';
import type { HostFunction } from '../../../lib/local-host/function-json.ts';
import type { Host } from '../../../lib/local-host/host.ts';
import { queueMessage } from '../../../lib/local-host/trigger-values.ts';
import { buildHandler } from '../../support/go.ts';
import { goldenProjects, makeGolden } from '../../support/golden-projects.ts';
import { complaintsOf, useHosts } from './app.ts';

/** Values for the parameters of the golden routes. */
const values: { [parameter: string]: string } = { category: 'tea', id: '7', path: 'a/b.txt' };

/** The trigger's value that a sample stands for. */
const triggerValues: { [type: string]: (sample: string) => InvocationValues } = {
  queueTrigger: (sample) => queueMessage(sample),
  timerTrigger: (sample) => ({ trigger: JSON.parse(sample) }),
};

async function callHttp(host: Host, { http }: HostFunction): Promise<void> {
  const path = http?.route.replace(/\{\*?(\w+)[^}]*\}/g, (_, name) => values[name] ?? '');
  const response = await fetch(`${host.url}/api/${path}?name=Ada&code=${host.keys.master}`);
  assert.equal(response.status, 200);
  assert.equal(await response.text(), 'Hello, Ada!\n');
}

async function callEvent(host: Host, root: string, { name, trigger }: HostFunction) {
  const sample = readFileSync(join(root, name, 'sample.dat'), 'utf8');
  const value = triggerValues[trigger.type]?.(sample);
  assert.ok(value, `a value for ${trigger.type}`);
  const { status, logs } = await host.invoke(name, value);
  assert.equal(status, 'Succeeded');
  assert.notEqual(logs.length, 0);
}

describe('golden projects under the host', () => {
  const start = useHosts();

  for (const project of goldenProjects) {
    // As on a developer's machine: local.settings.json leads to the handler for this system.
    it(`${project.name}: each function answers its sample`, async () => {
      const root = await makeGolden(project);
      await buildHandler(root, 'bin/local/handler');
      const host = await start(root, { env: { CLEANUP_SCHEDULE: '0 0 3 * * *' } });
      assert.deepEqual(host.errors, {});
      assert.notEqual(host.functions.length, 0);
      for (const one of host.functions)
        await (one.simpleHttp ? callHttp(host, one) : callEvent(host, root, one));
      assert.deepEqual(complaintsOf(host), []);
    });
  }
});
