import assert from 'node:assert/strict';
import { triggerType } from '../../lib/catalogue/binding-types.ts';
import { catalogue } from '../../lib/catalogue/index.ts';
import { checkPath } from '../../lib/doctor/doctor.ts';
import { plans } from '../../lib/hosting/plans.ts';
import { existingProject, options } from '../doctor/support/bases.ts';
import { writeFiles } from '../support/project.ts';

type Binding = { type: string; direction: string; [property: string]: unknown };

const queue: Binding = { type: 'queueTrigger', direction: 'in', queueName: 'orders' };
const trigger = (type: string, more = {}): Binding[] => [{ type, direction: 'in', ...more }];
const output = (type: string): Binding[] => [queue, { type, direction: 'out' }];
const input = (type: string): Binding[] => [queue, { type, direction: 'in' }];

/** The functions of one app, by name. */
const functions: Record<string, Binding[]> = {
  Http: [
    { type: 'httpTrigger', direction: 'in' },
    { type: 'http', direction: 'out' },
  ],
  Cron: trigger('timerTrigger', { schedule: '0 */5 * * * *' }),
  Setting: trigger('timerTrigger', { schedule: '%SCHEDULE%' }),
  TimeSpan: trigger('timerTrigger', { schedule: '00:05:00' }),
  Queue: [queue],
  Polling: trigger('blobTrigger', { path: 'files/{name}' }),
  PollingInWords: trigger('blobTrigger', { path: 'files/{name}', source: 'LogsAndContainerScan' }),
  Events: trigger('blobTrigger', { path: 'files/{name}', source: 'eventgrid' }),
  Cosmos: trigger('cosmosDBTrigger'),
  Hub: trigger('eventHubTrigger'),
  Bus: trigger('serviceBusTrigger'),
  Sql: trigger('sqlTrigger'),
  SignalR: trigger('signalRTrigger'),
  Mcp: trigger('mcpToolTrigger'),
  Kafka: trigger('KafkaTrigger', { protocol: 'saslSsl' }),
  KafkaSsl: trigger('kafkaTrigger', { protocol: 'SSL' }),
  KafkaOut: output('kafka'),
  Rabbit: trigger('rabbitMQTrigger'),
  RabbitOut: output('rabbitMQ'),
  RedisList: trigger('redisListTrigger'),
  RedisPubSub: trigger('redisPubSubTrigger'),
  RedisStream: trigger('redisStreamTrigger'),
  RedisIn: input('redis'),
  RedisOut: output('redis'),
  DaprBinding: trigger('daprBindingTrigger'),
  DaprService: trigger('daprServiceInvocationTrigger'),
  DaprTopic: trigger('daprTopicTrigger'),
  DaprStateIn: input('daprState'),
  DaprSecret: input('daprSecret'),
  DaprStateOut: output('daprState'),
  DaprPublish: output('daprPublish'),
  DaprBindingOut: output('daprBinding'),
  DaprInvoke: output('daprInvoke'),
  warmup: trigger('warmupTrigger'),
};

const DAPR =
  'DaprBinding DaprBindingOut DaprInvoke DaprPublish DaprSecret DaprService DaprStateIn DaprStateOut DaprTopic';
const KAFKA = 'Kafka KafkaOut KafkaSsl';
const RABBIT = 'Rabbit RabbitOut';
const REDIS = 'RedisList RedisPubSub RedisStream';

/**
 * What does not run where, by code. Written by hand from Microsoft's pages: functions-bindings-kafka, -rabbitmq, -cache,
 * -dapr, -timer and flex-consumption-plan; container-apps-hosting; WebScriptHostHttpRoutesManager.cs of the host.
 */
const expected: Record<string, Record<string, string>> = {
  flex: {
    AGF322: 'Polling PollingInWords',
    AGF325: 'warmup',
    AGF342: `${DAPR} ${RABBIT} ${REDIS} TimeSpan`,
  },
  premium: { AGF342: DAPR },
  dedicated: { AGF342: DAPR },
  'windows-consumption': {
    AGF325: 'warmup',
    AGF342: `${DAPR} ${KAFKA} ${RABBIT} ${REDIS} TimeSpan`,
  },
  'linux-consumption': {
    AGF325: 'warmup',
    AGF342: `${DAPR} ${KAFKA} ${RABBIT} ${REDIS} TimeSpan`,
  },
  'container-apps': { AGF342: 'KafkaSsl' },
};

const CODES = ['AGF322', 'AGF325', 'AGF342'];

describe('what a plan does not run', () => {
  let root: string;
  before(() => {
    root = existingProject();
    for (const [name, bindings] of Object.entries(functions)) {
      const named = bindings.map((binding, index) => ({ name: `b${index}`, ...binding }));
      writeFiles(root, { [`${name}/function.json`]: JSON.stringify({ bindings: named }) });
    }
  });

  /** The functions that are found, by code. */
  async function foundOn(plan: string | undefined): Promise<Record<string, string>> {
    const { diagnostics } = await checkPath(root, options({ plan, only: CODES }));
    const names = (code: string): string[] =>
      diagnostics
        .filter((each) => each.code === code)
        .map(({ location }) => location.file.replace('/function.json', ''));
    return Object.fromEntries(
      CODES.map((code) => [code, names(code).sort().join(' ')]).filter(([, list]) => list !== ''),
    );
  }

  for (const [plan, want] of Object.entries(expected)) {
    it(plan, async () => {
      assert.deepEqual(await foundOn(plan), want);
    });
  }

  it('is expected here of every plan', () => {
    assert.deepEqual(
      Object.keys(expected),
      plans.map(({ name }) => name),
    );
  });

  it('is nothing that is known where the plan is not', async () => {
    assert.deepEqual(await foundOn(undefined), {});
  });

  it('is said with the property that decides, and why', async () => {
    const { diagnostics } = await checkPath(root, options({ plan: 'flex', only: CODES }));
    const said = (name: string) =>
      diagnostics
        .filter(({ location }) => location.file === `${name}/function.json`)
        .map(({ message }) => message);
    assert.deepEqual(said('TimeSpan'), [
      'TimeSpan: timerTrigger whose schedule is a TimeSpan does not run on Flex Consumption: A TimeSpan is for apps on an App Service plan, which are not stopped while they are idle',
    ]);
    assert.deepEqual(said('RabbitOut'), [
      'RabbitOut: rabbitMQ does not run on Flex Consumption: Microsoft does not support RabbitMQ there yet',
    ]);
    assert.deepEqual(said('Polling'), [
      'Polling: the blob trigger has no source, and the plan is Flex Consumption',
    ]);
  });

  it('is the same for all rows that share a type, as the doctor sees types alone', () => {
    const { triggers, bindings } = catalogue;
    const rows = [
      ...triggers.map((trigger) => ({ ...trigger, type: triggerType(trigger) })),
      ...bindings,
    ];
    for (const { name, type, notOn } of rows)
      for (const other of rows.filter((each) => each.type === type))
        assert.deepEqual(notOn, other.notOn, `${name} and ${other.name}`);
  });
});
