import assert from 'node:assert/strict';
import { timerInfo } from '../../../lib/local-host/trigger-values.ts';
import { buildApp, complaintsOf, module, useHosts } from './app.ts';

describe('a generated app under the host: timers', () => {
  const start = useHosts();
  let root = '';
  before(async () => {
    const timer = ['--function', 'Cleanup', '--trigger', 'timer'];
    root = await buildApp({ commands: [['new', ...timer, ...module]], functions: ['Watch'] });
  });

  const fixed = {
    trigger: {
      Schedule: { AdjustForDST: true },
      ScheduleStatus: {
        Last: '2026-01-02T03:00:00.0047+00:00',
        Next: '2026-01-02T05:05:00+02:00',
        LastUpdated: '2026-01-02T03:00:01',
      },
      IsPastDue: false,
    },
  };

  it('knows the runs before and after, in every zone', async () => {
    const host = await start(root);
    const { logs } = await host.invoke('Watch', fixed);
    assert.deepEqual(logs.sort(), [
      'last 2026-01-02T03:00:00Z',
      'next 2026-01-02T03:05:00Z',
      'past due false',
      'updated 2026-01-02T03:00:01Z',
    ]);
  });

  it('knows that it never ran', async () => {
    const host = await start(root);
    const { logs } = await host.invoke('Watch', timerInfo({ firstRun: true }));
    assert.ok(logs.includes('last never'));
    assert.ok(!logs.includes('next never'));
    // .NET's zero time where the clock of the host has another zone.
    const zoned = { Last: '0001-01-01T00:00:00-05:00', Next: '2026-01-02T03:05:00' };
    const again = await host.invoke('Watch', { trigger: { ScheduleStatus: zoned } });
    assert.ok(again.logs.includes('last never'));
  });

  it('knows that it is late', async () => {
    const host = await start(root);
    const { logs } = await host.invoke('Watch', timerInfo({ isPastDue: true }));
    assert.ok(logs.includes('past due true'));
  });

  it('runs without a schedule status', async () => {
    const host = await start(root);
    const { logs, status } = await host.invoke('Watch', timerInfo({ withoutStatus: true }));
    assert.equal(status, 'Succeeded');
    assert.deepEqual(logs.sort(), ['last never', 'next never', 'past due false', 'updated never']);
  });

  it('the generated function takes all of these', async () => {
    const host = await start(root);
    for (const [values, log] of [
      [fixed, /past due: false\nnext run: 2026-01-02T05:05:00\+02:00$/],
      [timerInfo({ firstRun: true, isPastDue: true }), /past due: true\nnext run: /],
      [timerInfo({ withoutStatus: true }), /past due: false$/],
    ] as const) {
      const { status, logs } = await host.invoke('Cleanup', values);
      assert.equal(status, 'Succeeded');
      assert.match(logs.join('\n'), log);
    }
    assert.deepEqual(complaintsOf(host), []);
  });

  it('a value that is no timer fails the invocation only', async () => {
    const host = await start(root);
    const broken = await host.invoke('Watch', { trigger: { ScheduleStatus: { Next: 'soon' } } });
    assert.equal(broken.status, 'Failed');
    await host.logged(/\\"soon\\" is not a time of the Functions host/);
    assert.equal((await host.invoke('Watch', fixed)).status, 'Succeeded');
  });
});
