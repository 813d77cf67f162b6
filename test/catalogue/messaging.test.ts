import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Binding } from '../../lib/project/function.ts';
import {
  consumerGroupProblem,
  entityNameFor,
  eventHubNameProblem,
  kafkaTopicProblem,
  rabbitQueueProblem,
  serviceBusNameProblem,
  settingNameProblem,
  subscriptionNameProblem,
} from '../../lib/rules/messaging-names.ts';
import { run, runSource, temporaryFolder } from '../support/project.ts';

interface Made {
  functionJson: { bindings: Binding[]; retry?: unknown };
  settings: Record<string, string>;
  read: (path: string) => string;
}

/** A project with one function, Orders. */
async function made(...words: string[]): Promise<Made> {
  const root = temporaryFolder();
  await run(root, ['new', '--function', 'Orders', ...words]);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  return {
    functionJson: JSON.parse(read('Orders/function.json')),
    settings: JSON.parse(read('local.settings.json')).Values,
    read,
  };
}

const flags = (options: Record<string, string>): string[] =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);

const EMULATOR =
  'Endpoint=sb://localhost;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=SAS_KEY_VALUE;UseDevelopmentEmulator=true;';

const user = {
  protocol: 'saslSsl',
  authenticationMode: 'plain',
  username: '%KafkaUsername%',
  password: '%KafkaPassword%',
};

interface TriggerCase {
  trigger: string;
  /** The binding without options. */
  plain: Record<string, unknown>;
  /** All options, and the binding that they make. */
  options: Record<string, string>;
  full: Record<string, unknown>;
  /** Settings on this machine, without options. */
  settings: Record<string, string>;
}

const triggers: TriggerCase[] = [
  {
    trigger: 'servicebus-queue',
    plain: {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      queueName: 'orders',
      connection: 'ServiceBusConnection',
      cardinality: 'one',
    },
    options: {
      'queue-name': 'sales/$DeadLetterQueue',
      connection: 'Bus',
      'is-sessions-enabled': 'true',
      cardinality: 'many',
      'data-type': 'binary',
    },
    full: {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      queueName: 'sales/$DeadLetterQueue',
      connection: 'Bus',
      isSessionsEnabled: true,
      cardinality: 'many',
      dataType: 'binary',
    },
    settings: { ServiceBusConnection: EMULATOR },
  },
  {
    trigger: 'servicebus-topic',
    plain: {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      topicName: 'orders',
      subscriptionName: 'orders',
      connection: 'ServiceBusConnection',
      cardinality: 'one',
    },
    options: {
      'topic-name': '%TOPIC%',
      'subscription-name': 'billing',
      connection: 'Bus',
      'is-sessions-enabled': 'true',
      cardinality: 'many',
      'data-type': 'string',
    },
    full: {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      topicName: '%TOPIC%',
      subscriptionName: 'billing',
      connection: 'Bus',
      isSessionsEnabled: true,
      cardinality: 'many',
      dataType: 'string',
    },
    settings: { ServiceBusConnection: EMULATOR },
  },
  {
    trigger: 'eventhub',
    plain: {
      type: 'eventHubTrigger',
      direction: 'in',
      name: 'events',
      eventHubName: 'orders',
      connection: 'EventHubConnection',
      consumerGroup: '$Default',
      cardinality: 'many',
      dataType: 'string',
    },
    options: {
      'event-hub-name': 'telemetry',
      connection: 'Hub',
      'consumer-group': 'functions',
      cardinality: 'one',
      'data-type': 'binary',
    },
    full: {
      type: 'eventHubTrigger',
      direction: 'in',
      name: 'events',
      eventHubName: 'telemetry',
      connection: 'Hub',
      consumerGroup: 'functions',
      cardinality: 'one',
      dataType: 'binary',
    },
    settings: {
      EventHubConnection: EMULATOR,
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    },
  },
  {
    trigger: 'iothub',
    plain: {
      type: 'eventHubTrigger',
      direction: 'in',
      name: 'events',
      eventHubName: '%IoTHubEventHubName%',
      connection: 'IoTHubConnection',
      consumerGroup: '$Default',
      cardinality: 'many',
      dataType: 'string',
    },
    options: {
      'event-hub-name': 'iothub-ehub-contoso-1-2',
      connection: 'Hub',
      'consumer-group': 'functions',
      cardinality: 'one',
      'data-type': 'string',
    },
    full: {
      type: 'eventHubTrigger',
      direction: 'in',
      name: 'events',
      eventHubName: 'iothub-ehub-contoso-1-2',
      connection: 'Hub',
      consumerGroup: 'functions',
      cardinality: 'one',
    },
    settings: {
      IoTHubEventHubName: '<event-hub-compatible-name>',
      AzureWebJobsStorage: 'UseDevelopmentStorage=true',
    },
  },
  {
    trigger: 'eventgrid',
    plain: { type: 'eventGridTrigger', direction: 'in', name: 'event' },
    options: { cardinality: 'many' },
    full: {
      type: 'eventGridTrigger',
      direction: 'in',
      name: 'event',
      cardinality: 'many',
      dataType: 'string',
    },
    settings: { AzureWebJobsStorage: 'UseDevelopmentStorage=true' },
  },
  {
    trigger: 'kafka',
    plain: {
      type: 'kafkaTrigger',
      direction: 'in',
      name: 'record',
      brokerList: 'BrokerList',
      topic: 'orders',
      ...user,
      consumerGroup: '$Default',
      cardinality: 'one',
    },
    options: {
      'broker-list': 'Brokers',
      topic: 'sales',
      protocol: 'saslPlaintext',
      'authentication-mode': 'scramSha512',
      username: '%USER%',
      password: '%WORD%',
      'consumer-group': 'functions',
      cardinality: 'many',
      'data-type': 'string',
    },
    full: {
      type: 'kafkaTrigger',
      direction: 'in',
      name: 'record',
      brokerList: 'Brokers',
      topic: 'sales',
      protocol: 'saslPlaintext',
      authenticationMode: 'scramSha512',
      username: '%USER%',
      password: '%WORD%',
      consumerGroup: 'functions',
      cardinality: 'many',
      dataType: 'string',
    },
    settings: {
      BrokerList: '<namespace>.servicebus.windows.net:9093',
      KafkaUsername: '$ConnectionString',
    },
  },
  {
    trigger: 'rabbitmq',
    plain: {
      type: 'rabbitMQTrigger',
      direction: 'in',
      name: 'message',
      queueName: 'orders',
      connectionStringSetting: 'RabbitMQConnection',
    },
    options: {
      'queue-name': 'Sales queue',
      'connection-string-setting': 'Rabbit',
      'disable-certificate-validation': 'true',
      'data-type': 'binary',
    },
    full: {
      type: 'rabbitMQTrigger',
      direction: 'in',
      name: 'message',
      queueName: 'Sales queue',
      connectionStringSetting: 'Rabbit',
      disableCertificateValidation: true,
      dataType: 'binary',
    },
    settings: { RabbitMQConnection: 'amqp://guest:guest@localhost:5672' },
  },
];

describe('messaging triggers', () => {
  for (const { trigger, plain, options, full, settings } of triggers) {
    it(`${trigger} needs no options`, async () => {
      const project = await made('--trigger', trigger);
      assert.deepEqual(project.functionJson, { bindings: [plain] });
      for (const [name, value] of Object.entries(settings))
        assert.equal(project.settings[name], value, name);
      assert.match(project.read('host.json'), /extensionBundle/);
    });

    it(`${trigger} takes all of its options`, async () => {
      const project = await made('--trigger', trigger, ...flags(options));
      assert.deepEqual(project.functionJson, { bindings: [full] });
    });
  }

  it('are each recognised on disk by one row', async () => {
    const rows = catalogue.triggers;
    for (const { trigger, plain, full } of triggers) {
      for (const binding of [plain, full]) {
        const names = rows.filter((row) => row.recognises(binding as Binding));
        const want = trigger === 'iothub' ? 'eventhub' : trigger;
        assert.deepEqual(
          names.map(({ name }) => name),
          [want],
        );
      }
    }
  });

  it('choose the Go event by cardinality and data type', async () => {
    const rows = catalogue.triggers;
    const row = rows.find(({ name }) => name === 'kafka');
    const event = (cardinality: string, dataType: string) =>
      row?.event?.({ type: 'kafkaTrigger', direction: 'in', name: 'in', cardinality, dataType });
    const runtimeModule = ['kafka', 'batch'];
    assert.deepEqual(event('one', 'string'), {
      constructor: 'Kafka',
      type: 'KafkaEvent[T]',
      runtimeModule,
    });
    assert.deepEqual(event('MANY', 'string'), {
      constructor: 'KafkaBatch',
      type: 'KafkaMessages[T]',
      runtimeModule,
    });
    assert.deepEqual(event('many', 'Binary'), {
      constructor: 'KafkaBinaryBatch',
      type: 'KafkaMessages[[]byte]',
      runtimeModule,
    });
  });

  for (const trigger of ['eventhub', 'iothub', 'kafka']) {
    it(`${trigger} has a retry policy`, async () => {
      const { functionJson } = await made('--trigger', trigger, '--retry', 'fixed');
      assert.deepEqual(functionJson.retry, {
        strategy: 'fixedDelay',
        maxRetryCount: 3,
        delayInterval: '00:00:05',
      });
    });
  }

  it('kafka has no user without a protocol that has one', async () => {
    const { functionJson, settings } = await made('--trigger', 'kafka', '--protocol', 'plaintext');
    assert.deepEqual(functionJson.bindings, [
      {
        type: 'kafkaTrigger',
        direction: 'in',
        name: 'record',
        brokerList: 'BrokerList',
        topic: 'orders',
        protocol: 'plaintext',
        consumerGroup: '$Default',
        cardinality: 'one',
      },
    ]);
    assert.equal(settings.BrokerList, 'localhost:9092');
    assert.equal(settings.KafkaPassword, undefined);
  });

  it('kafka works with the emulator of Event Hubs', async () => {
    const { settings } = await made('--trigger', 'kafka', '--protocol', 'SASLPLAINTEXT');
    assert.equal(settings.BrokerList, 'localhost:9092');
    assert.equal(settings.KafkaUsername, '$ConnectionString');
    assert.equal(settings.KafkaPassword, EMULATOR);
  });

  it('names that are app settings get a value on this machine', async () => {
    const { settings } = await made(
      '--trigger',
      'servicebus-topic',
      '--topic-name',
      '%TOPIC%',
      '--subscription-name',
      '%SUBSCRIPTION%/$DeadLetterQueue',
    );
    assert.equal(settings.TOPIC, 'orders');
    assert.equal(settings.SUBSCRIPTION, 'orders');
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['servicebus-queue', { 'queue-name': '-orders' }, /starts and ends with a letter or digit/],
    ['servicebus-queue', { connection: EMULATOR }, /this is the connection itself/],
    ['servicebus-queue', { 'is-sessions-enabled': 'yes' }, /not one of: true, false/],
    ['servicebus-queue', { cardinality: 'two' }, /not one of: one, many/],
    ['eventhub', { retry: 'fixed', 'retry-delay': '24:00:00' }, /not a time of less than a day/],
    [
      'eventhub',
      { retry: 'exponential', 'retry-minimum': '00:20:00' },
      /"00:15:00": --retry-maximum is less than --retry-minimum 00:20:00/,
    ],
    ['servicebus-queue', { retry: 'fixed' }, /does not apply to trigger servicebus-queue/],
    ['servicebus-topic', { 'topic-name': 'a/$DeadLetterQueue' }, /have dead letters/],
    ['servicebus-topic', { 'subscription-name': 'x'.repeat(51) }, /1 to 50 letters/],
    ['eventhub', { 'event-hub-name': 'a/b' }, /an event hub has/],
    ['eventhub', { 'consumer-group': '$Other' }, /a consumer group is \$Default/],
    ['eventhub', { 'data-type': 'stream' }, /not one of: string, binary/],
    ['iothub', { connection: '' }, /a value is required/],
    ['eventgrid', { 'data-type': 'binary' }, /does not apply to trigger eventgrid/],
    ['kafka', { 'broker-list': 'localhost:9092' }, /not the name of an app setting/],
    ['kafka', { topic: '..' }, /a Kafka topic has/],
    ['kafka', { password: 'secret' }, /in percent signs/],
    [
      'kafka',
      { protocol: 'ssl', username: '%USER%' },
      /--username does not apply to protocol ssl, only to: saslSsl, saslPlaintext/,
    ],
    [
      'kafka',
      { username: '%USER%', protocol: 'ssl' },
      /--username does not apply to protocol ssl, only to: saslSsl, saslPlaintext/,
    ],
    ['rabbitmq', { 'queue-name': 'amq.gen' }, /keeps names that start with "amq\."/],
    ['rabbitmq', { 'connection-string-setting': 'amqp://localhost' }, /not the name of an app/],
  ];
  for (const [trigger, options, reason] of wrong) {
    it(`${trigger} refuses ${JSON.stringify(options).slice(0, 50)}`, () =>
      assert.rejects(made('--trigger', trigger, ...flags(options)), reason));
  }
});

describe('messaging outputs', () => {
  const outputs: [string, Record<string, unknown>, Record<string, string>][] = [
    [
      'servicebus',
      { type: 'serviceBus', queueName: 'orders-out', connection: 'ServiceBusConnection' },
      { ServiceBusConnection: EMULATOR },
    ],
    [
      'servicebus:receipts,entity-type=topic,connection=Bus',
      { type: 'serviceBus', topicName: 'receipts', connection: 'Bus' },
      { Bus: EMULATOR },
    ],
    [
      'eventhub',
      { type: 'eventHub', eventHubName: 'orders-out', connection: 'EventHubConnection' },
      { EventHubConnection: EMULATOR },
    ],
    [
      'eventhub:%HUB%,connection=Hub',
      { type: 'eventHub', eventHubName: '%HUB%', connection: 'Hub' },
      { Hub: EMULATOR, HUB: 'telemetry' },
    ],
    [
      'eventgrid',
      {
        type: 'eventGrid',
        topicEndpointUri: 'EventGridTopicEndpoint',
        topicKeySetting: 'EventGridTopicKey',
      },
      { EventGridTopicKey: '<access-key>' },
    ],
    [
      'eventgrid:Endpoint,topic-key-setting=Key',
      { type: 'eventGrid', topicEndpointUri: 'Endpoint', topicKeySetting: 'Key' },
      { Endpoint: 'https://<topic>.<region>.eventgrid.azure.net/api/events', Key: '<access-key>' },
    ],
    [
      'eventgrid,connection=Topic',
      { type: 'eventGrid', connection: 'Topic' },
      { Topic__topicEndpointUri: 'https://<topic>.<region>.eventgrid.azure.net/api/events' },
    ],
    [
      'kafka',
      { type: 'kafka', brokerList: 'BrokerList', topic: 'orders-out', ...user },
      { KafkaUsername: '$ConnectionString' },
    ],
    [
      'kafka:%TOPIC%,broker-list=Brokers,protocol=plaintext',
      { type: 'kafka', brokerList: 'Brokers', topic: '%TOPIC%', protocol: 'plaintext' },
      { Brokers: 'localhost:9092', TOPIC: 'records' },
    ],
    [
      'kafka,protocol=saslSsl,authentication-mode=scramSha256,username=%USER%,password=%WORD%',
      {
        type: 'kafka',
        brokerList: 'BrokerList',
        topic: 'orders-out',
        protocol: 'saslSsl',
        authenticationMode: 'scramSha256',
        username: '%USER%',
        password: '%WORD%',
      },
      { USER: '$ConnectionString' },
    ],
    [
      'rabbitmq',
      {
        type: 'rabbitMQ',
        queueName: 'orders-out',
        connectionStringSetting: 'RabbitMQConnection',
      },
      { RabbitMQConnection: 'amqp://guest:guest@localhost:5672' },
    ],
    [
      'rabbitmq:%QUEUE%,connection-string-setting=Rabbit,disable-certificate-validation=true',
      {
        type: 'rabbitMQ',
        queueName: '%QUEUE%',
        connectionStringSetting: 'Rabbit',
        disableCertificateValidation: true,
      },
      { QUEUE: 'messages' },
    ],
  ];
  for (const [output, binding, settings] of outputs) {
    it(output, async () => {
      const project = await made('--trigger', 'timer', '--output', output);
      const name = `${output.split(/[:,]/)[0]}Out`;
      const [, got] = project.functionJson.bindings;
      assert.deepEqual(got, { direction: 'out', name, ...binding });
      for (const [setting, value] of Object.entries(settings))
        assert.equal(project.settings[setting], value, setting);
    });
  }

  it('one event of Event Grid can be sent as it must be', async () => {
    const project = await made('--trigger', 'queue', '--output', 'eventgrid');
    assert.match(project.read('orders_bindings_gen.go'), /EventgridOut azfunc\.EventGridOutput/);
    assert.match(project.read('orders.go'), /Send\(azfunc\.EventGridSchema\{/);
  });

  it('a Kafka output beside a Kafka trigger reaches the same brokers', async () => {
    const { functionJson, settings } = await made(
      ...'--trigger kafka --protocol plaintext --broker-list Brokers --output kafka'.split(' '),
    );
    const [trigger, output] = functionJson.bindings;
    for (const name of ['brokerList', 'protocol', 'username'])
      assert.equal(output?.[name], trigger?.[name], name);
    assert.equal(settings.Brokers, 'localhost:9092');
  });

  it('at a terminal a Kafka output asks for a user only if its protocol has one', async () => {
    const root = temporaryFolder();
    const asked: string[] = [];
    await runSource(root, ['new', '--trigger', 'timer', '--input', 'blob'], async (question) => {
      asked.push(question.name);
      if (question.name === 'kafka protocol') return 'plaintext';
      return question.name === 'output' ? ['kafka'] : question.default;
    });
    assert.deepEqual(
      asked.filter((name) => name.startsWith('kafka ')),
      ['kafka topic', 'kafka broker-list', 'kafka protocol'],
    );
  });

  const wrong: [string, RegExp][] = [
    ['servicebus:a b', /queue-or-topic-name: a queue or topic has/],
    ['servicebus:a/$DeadLetterQueue', /only a queue and a subscription have dead letters/],
    ['http:x', /http takes nothing behind ":"/],
    ['servicebus:a,entity-type=hub', /not one of: queue, topic/],
    ['servicebus:a,topic-name=b', /is not an option of servicebus/],
    ['eventhub:a/b', /an event hub has/],
    ['eventgrid:https://x.eventgrid.azure.net', /not the name of an app setting/],
    ['eventgrid:Endpoint,connection=Topic', /give one or the other/],
    ['eventgrid,topic-key-setting=Key,connection=Topic', /give one or the other/],
    ['kafka:a b', /a Kafka topic has/],
    [
      'kafka:a,protocol=ssl,username=%USER%',
      /: username does not apply to protocol ssl, only to: saslSsl, saslPlaintext/,
    ],
    ['kafka:a,password=secret', /in percent signs/],
    ['rabbitmq:a,connection-string-setting=amqp://localhost', /not the name of an app setting/],
  ];
  for (const [output, reason] of wrong) {
    it(`refuses ${output}`, () =>
      assert.rejects(made('--trigger', 'queue', '--output', output), reason));
  }
});

describe('names of messaging services', () => {
  const rules: [(name: string) => string | undefined, string[], string[]][] = [
    [
      serviceBusNameProblem,
      ['a', 'orders', 'Sales/eu.orders-1_2', '%Q%', 'orders/$DeadLetterQueue', 'x'.repeat(260)],
      ['', '-a', 'a-', 'a b', 'ü', 'x'.repeat(261), '%Q', '$DeadLetterQueue'],
    ],
    [
      subscriptionNameProblem,
      ['a', 'billing.eu-1_2', '%S%', 'x'.repeat(50), 'billing/$deadletterqueue'],
      ['', 'a/b', '.a', 'x'.repeat(51)],
    ],
    [
      eventHubNameProblem,
      ['a', 'telemetry.eu-1_2', '%H%', 'x'.repeat(256)],
      ['', 'a/b', '_a', 'x'.repeat(257)],
    ],
    [
      consumerGroupProblem,
      ['$Default', '$default', 'functions', '%G%'],
      ['', '$Other', 'a b', 'x'.repeat(51)],
    ],
    [kafkaTopicProblem, ['a', '_a.b-C', '%T%'], ['', '.', '..', 'a b', 'x'.repeat(250)]],
    [rabbitQueueProblem, ['a', 'Grüße und mehr', '%Q%'], ['amq.a', 'ü'.repeat(128)]],
    [settingNameProblem, ['Rabbit', '_A1'], ['', '1a', 'a b', 'a:1', 'a.b', '%A%']],
  ];
  for (const [problem, good, bad] of rules) {
    it(`${problem.name} knows good ones`, () => {
      for (const name of good) assert.equal(problem(name), undefined, name);
    });
    it(`${problem.name} knows bad ones`, () => {
      for (const name of bad) assert.match(problem(name) ?? '', /\w{4}/, name);
    });
  }

  it('entityNameFor makes one that all take', () => {
    for (const name of ['Orders', 'A', 'HTTPQueue_2', `Q${'x'.repeat(100)}`, 'My-Func_']) {
      const entity = entityNameFor(name);
      for (const [problem] of rules.slice(0, 3)) assert.equal(problem(entity), undefined, entity);
    }
  });
});
