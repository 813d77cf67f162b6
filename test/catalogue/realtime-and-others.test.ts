import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import { CallError } from '../../lib/diagnostics/errors.ts';
import type { Binding } from '../../lib/project/function.ts';
import { run, runSource, temporaryFolder } from '../support/project.ts';

const SIGNALR =
  'Endpoint=http://localhost;Port=8888;AccessKey=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH;Version=1.0;';
const PUBSUB = 'Endpoint=https://replace-me.webpubsub.azure.com;AccessKey=replace-me;Version=1.0;';
const STORAGE = 'UseDevelopmentStorage=true';
const REDIS = '127.0.0.1:6379';

interface Made {
  bindings: Binding[];
  retry: unknown;
  settings: Record<string, string>;
  bundle: boolean;
  read: (path: string) => string;
}

/** A project with one function. */
async function made(name: string, words: readonly string[]): Promise<Made> {
  const root = temporaryFolder();
  await run(root, ['new', ...words]);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const { bindings, retry } = JSON.parse(read(`${name}/function.json`));
  return {
    bindings,
    retry,
    settings: JSON.parse(read('local.settings.json')).Values,
    bundle: JSON.parse(read('host.json')).extensionBundle !== undefined,
    read,
  };
}

/** What is said against a call. */
async function refused(words: readonly string[]): Promise<string> {
  const call = run(temporaryFolder(), ['new', '--function', 'Orders', ...words]);
  const error = await call.then(
    () => assert.fail(`${words.join(' ')} was taken`),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof CallError, String(error));
  return error.message;
}

const flags = (options: Record<string, string | readonly string[]>): string[] =>
  Object.entries(options).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => [`--${name}`, each]),
  );

interface TriggerCase {
  trigger: string;
  /** The bindings without options, and the settings on this machine. */
  plain: object[];
  settings: Record<string, string>;
  /** All options, and the bindings that they make. */
  options: Record<string, string | readonly string[]>;
  full: object[];
  /** Options that are refused, and a part of the reason. */
  bad: readonly [Record<string, string | readonly string[]>, RegExp][];
}

const CHAT = 'Chat';
const tool = (
  name: string,
  type: string,
  about: string,
  required = true,
  list = false,
): object => ({
  propertyName: name,
  propertyType: type,
  description: about,
  isRequired: required,
  isArray: list,
});

const triggers: TriggerCase[] = [
  {
    trigger: 'signalr',
    plain: [
      {
        type: 'signalRTrigger',
        direction: 'in',
        name: 'invocation',
        category: 'messages',
        event: 'sendMessage',
        hubName: 'chat',
        connectionStringSetting: 'AzureSignalRConnectionString',
      },
    ],
    settings: { AzureWebJobsStorage: STORAGE, AzureSignalRConnectionString: SIGNALR },
    options: {
      'hub-name': '%HUB%',
      category: 'messages',
      event: 'say',
      'parameter-names': 'user,text',
      connection: CHAT,
    },
    full: [
      {
        type: 'signalRTrigger',
        direction: 'in',
        name: 'invocation',
        category: 'messages',
        event: 'say',
        parameterNames: ['user', 'text'],
        hubName: '%HUB%',
        connectionStringSetting: CHAT,
      },
    ],
    bad: [
      [{ 'hub-name': '7up' }, /a hub has 1 to 128 letters/],
      [{ category: 'people' }, /not one of: messages, connections/],
      [{ category: 'connections', event: 'say' }, /connected and disconnected/],
      [{ event: 'two words' }, /one word/],
      [{ 'parameter-names': 'a-b' }, /not a parameter's name/],
      [{ connection: 'Endpoint=https://x;AccessKey=y' }, /the connection itself/],
    ],
  },
  {
    trigger: 'webpubsub',
    plain: [
      {
        type: 'webPubSubTrigger',
        direction: 'in',
        name: 'request',
        hub: 'chat',
        eventType: 'user',
        eventName: 'message',
        connections: ['WebPubSubConnectionString'],
      },
    ],
    settings: { AzureWebJobsStorage: STORAGE, WebPubSubConnectionString: PUBSUB },
    options: {
      hub: 'news',
      'event-type': 'system',
      'event-name': 'disconnected',
      'client-protocols': 'mqtt',
      connection: CHAT,
    },
    full: [
      {
        type: 'webPubSubTrigger',
        direction: 'in',
        name: 'request',
        hub: 'news',
        eventType: 'system',
        eventName: 'disconnected',
        clientProtocols: 'mqtt',
        connections: [CHAT],
      },
    ],
    bad: [
      [{ hub: 'my-hub' }, /a hub has 1 to 128 letters/],
      [{ 'event-type': 'system', 'event-name': 'message' }, /connect, connected and disconnected/],
      [{ 'client-protocols': 'http' }, /not one of: all, webpubsub, mqtt/],
    ],
  },
  {
    trigger: 'redis-pubsub',
    plain: [
      {
        type: 'redisPubSubTrigger',
        direction: 'in',
        name: 'message',
        connection: 'RedisConnectionString',
        channel: 'orders',
        pattern: false,
      },
    ],
    settings: { RedisConnectionString: REDIS },
    options: { channel: '__keyspace@0__:orders*', connection: 'Cache' },
    full: [
      {
        type: 'redisPubSubTrigger',
        direction: 'in',
        name: 'message',
        connection: 'Cache',
        channel: '__keyspace@0__:orders*',
        pattern: true,
      },
    ],
    bad: [[{ channel: 'two words' }, /has no spaces/]],
  },
  {
    trigger: 'redis-list',
    plain: [
      {
        type: 'redisListTrigger',
        direction: 'in',
        name: 'entry',
        connection: 'RedisConnectionString',
        key: 'orders',
        pollingIntervalInMs: 1000,
        maxBatchSize: 16,
        listDirection: 'LEFT',
      },
    ],
    settings: { RedisConnectionString: REDIS },
    options: {
      key: '%KEY%',
      connection: 'Cache',
      'polling-interval-in-ms': '250',
      'max-batch-size': '1',
      'list-direction': 'right',
    },
    full: [
      {
        type: 'redisListTrigger',
        direction: 'in',
        name: 'entry',
        connection: 'Cache',
        key: '%KEY%',
        pollingIntervalInMs: 250,
        maxBatchSize: 1,
        listDirection: 'RIGHT',
      },
    ],
    bad: [
      [{ key: 'a b' }, /has no spaces/],
      [{ 'polling-interval-in-ms': '0' }, /not a whole number from 1/],
      [{ 'max-batch-size': 'many' }, /not a whole number from 1/],
      [{ 'list-direction': 'up' }, /not one of: left, right/],
    ],
  },
  {
    trigger: 'redis-stream',
    plain: [
      {
        type: 'redisStreamTrigger',
        direction: 'in',
        name: 'entry',
        connection: 'RedisConnectionString',
        key: 'orders',
        pollingIntervalInMs: 1000,
        maxBatchSize: 16,
      },
    ],
    settings: { RedisConnectionString: REDIS },
    options: {
      key: 'sales',
      connection: 'Cache',
      'polling-interval-in-ms': '5000',
      'max-batch-size': '100',
    },
    full: [
      {
        type: 'redisStreamTrigger',
        direction: 'in',
        name: 'entry',
        connection: 'Cache',
        key: 'sales',
        pollingIntervalInMs: 5000,
        maxBatchSize: 100,
      },
    ],
    bad: [[{ 'max-batch-size': '1.5' }, /not a whole number/]],
  },
  {
    trigger: 'dapr-service-invocation',
    plain: [
      {
        type: 'daprServiceInvocationTrigger',
        direction: 'in',
        name: 'body',
        methodName: 'Orders',
      },
    ],
    settings: {},
    options: { 'method-name': 'orders/create' },
    full: [
      {
        type: 'daprServiceInvocationTrigger',
        direction: 'in',
        name: 'body',
        methodName: 'orders/create',
      },
    ],
    bad: [[{ 'method-name': '/orders' }, /does not start with "\/"/]],
  },
  {
    trigger: 'dapr-binding',
    plain: [{ type: 'daprBindingTrigger', direction: 'in', name: 'event', bindingName: 'Orders' }],
    settings: {},
    options: { 'binding-name': 'orders-kafka' },
    full: [
      { type: 'daprBindingTrigger', direction: 'in', name: 'event', bindingName: 'orders-kafka' },
    ],
    bad: [[{ 'binding-name': 'a/b' }, /a name in Dapr has letters/]],
  },
  {
    trigger: 'dapr-topic',
    plain: [
      {
        type: 'daprTopicTrigger',
        direction: 'in',
        name: 'event',
        pubsubname: 'pubsub',
        topic: 'orders',
      },
    ],
    settings: {},
    options: { topic: '%TOPIC%', 'pub-sub-name': 'bus', route: 'orders-in' },
    full: [
      {
        type: 'daprTopicTrigger',
        direction: 'in',
        name: 'event',
        pubsubname: 'bus',
        topic: '%TOPIC%',
        route: 'orders-in',
      },
    ],
    bad: [
      [{ topic: 'a b' }, /has no space/],
      [{ 'pub-sub-name': '-x' }, /a name in Dapr has letters/],
      [{ route: '/x' }, /does not start with "\/"/],
    ],
  },
  {
    trigger: 'mcp-tool',
    plain: [
      {
        type: 'mcpToolTrigger',
        direction: 'in',
        name: 'call',
        toolName: 'Orders',
        description: 'Greets somebody by name.',
        toolProperties: JSON.stringify([tool('name', 'string', 'Who is greeted')]),
        useResultSchema: true,
      },
    ],
    settings: { AzureWebJobsStorage: STORAGE },
    options: {
      'tool-name': 'find_orders',
      description: 'Finds orders.',
      'tool-properties': ['ids:integer[]:Numbers, one or more', 'open?:boolean'],
    },
    full: [
      {
        type: 'mcpToolTrigger',
        direction: 'in',
        name: 'call',
        toolName: 'find_orders',
        description: 'Finds orders.',
        toolProperties: JSON.stringify([
          tool('ids', 'integer', 'Numbers, one or more', true, true),
          tool('open', 'boolean', '', false),
        ]),
        useResultSchema: true,
      },
    ],
    bad: [
      [{ 'tool-name': 'find orders' }, /a tool has 1 to 128 letters/],
      [{ 'tool-properties': 'name' }, /is not name:type:description/],
      [{ 'tool-properties': 'name:date:x' }, /"date" is not one of: string/],
      [{ 'tool-properties': ['a_b:string', 'aB:string'] }, /is given twice/],
    ],
  },
  {
    trigger: 'signalr-negotiate',
    plain: [
      {
        type: 'httpTrigger',
        direction: 'in',
        name: 'req',
        authLevel: 'anonymous',
        methods: ['post'],
        route: 'negotiate',
      },
      { type: 'http', direction: 'out', name: 'res' },
      {
        type: 'signalRConnectionInfo',
        direction: 'in',
        name: 'connectionInfo',
        hubName: 'chat',
        connectionStringSetting: 'AzureSignalRConnectionString',
      },
    ],
    settings: { AzureSignalRConnectionString: SIGNALR },
    options: {
      'hub-name': 'news',
      route: 'news/negotiate',
      'user-id': '{headers.x-ms-client-principal-id}',
      connection: CHAT,
    },
    full: [
      {
        type: 'httpTrigger',
        direction: 'in',
        name: 'req',
        authLevel: 'anonymous',
        methods: ['post'],
        route: 'news/negotiate',
      },
      { type: 'http', direction: 'out', name: 'res' },
      {
        type: 'signalRConnectionInfo',
        direction: 'in',
        name: 'connectionInfo',
        hubName: 'news',
        connectionStringSetting: CHAT,
        userId: '{headers.x-ms-client-principal-id}',
      },
    ],
    bad: [
      [{ route: '/negotiate' }, /write one "\/" between segments, and none in front/],
      [{ 'hub-name': '' }, /a value is required/],
    ],
  },
  {
    trigger: 'sendgrid',
    plain: [
      {
        type: 'queueTrigger',
        direction: 'in',
        name: 'message',
        queueName: 'orders',
        connection: 'AzureWebJobsStorage',
      },
      {
        type: 'sendGrid',
        direction: 'out',
        name: 'email',
        apiKey: 'SendGridApiKey',
        to: '{customerEmail}',
        from: 'Azure Functions <samples@functions.com>',
      },
    ],
    settings: {
      AzureWebJobsStorage: STORAGE,
      SendGridApiKey: 'replace-with-your-SendGrid-key',
    },
    options: {
      'queue-name': 'mails',
      connection: 'MailStorage',
      to: 'ada@example.com',
      from: 'Shop <shop@example.com>',
      subject: 'Order {orderId}',
      text: 'Thank you.',
      'api-key': 'MailKey',
    },
    full: [
      {
        type: 'queueTrigger',
        direction: 'in',
        name: 'message',
        queueName: 'mails',
        connection: 'MailStorage',
      },
      {
        type: 'sendGrid',
        direction: 'out',
        name: 'email',
        apiKey: 'MailKey',
        to: 'ada@example.com',
        from: 'Shop <shop@example.com>',
        subject: 'Order {orderId}',
        text: 'Thank you.',
      },
    ],
    bad: [
      [{ to: 'ada' }, /not an e-mail address/],
      [{ 'api-key': 'SG.abc' }, /not the name of an app setting/],
    ],
  },
];

interface BindingCase {
  kind: string;
  direction: 'input' | 'output';
  plain: object;
  settings: Record<string, string>;
  /** With all options. */
  text: string;
  full: object;
  bad: readonly [string, RegExp][];
}

const bindings: BindingCase[] = [
  {
    kind: 'signalr-connection',
    direction: 'input',
    plain: {
      type: 'signalRConnectionInfo',
      name: 'signalrConnectionIn',
      hubName: 'chat',
      connectionStringSetting: 'AzureSignalRConnectionString',
    },
    settings: { AzureSignalRConnectionString: SIGNALR },
    text: 'signalr-connection:news,user-id={id},connection=Chat',
    full: {
      type: 'signalRConnectionInfo',
      name: 'signalrConnectionIn',
      hubName: 'news',
      connectionStringSetting: CHAT,
      userId: '{id}',
    },
    bad: [['signalr-connection:a-b', /a hub has/]],
  },
  {
    kind: 'webpubsub-connection',
    direction: 'input',
    plain: {
      type: 'webPubSubConnection',
      name: 'webpubsubConnectionIn',
      hub: 'chat',
      connection: 'WebPubSubConnectionString',
    },
    settings: { WebPubSubConnectionString: PUBSUB },
    text: 'webpubsub-connection:news,user-id={id},connection=Chat',
    full: {
      type: 'webPubSubConnection',
      name: 'webpubsubConnectionIn',
      hub: 'news',
      connection: CHAT,
      userId: '{id}',
    },
    bad: [['webpubsub-connection:a-b', /a hub has/]],
  },
  {
    kind: 'redis',
    direction: 'input',
    plain: {
      type: 'redis',
      name: 'redisIn',
      connection: 'RedisConnectionString',
      command: 'GET sample',
    },
    settings: { RedisConnectionString: REDIS },
    text: 'redis:HGET orders {id},connection=Cache',
    full: { type: 'redis', name: 'redisIn', connection: 'Cache', command: 'HGET orders {id}' },
    bad: [
      ['redis:SET a b', /"SET" is not a command in upper case that reads/],
      ['redis:GET', /have one space between/],
    ],
  },
  {
    kind: 'dapr-state',
    direction: 'input',
    plain: { type: 'daprState', name: 'daprStateIn', stateStore: 'statestore', key: 'sample' },
    settings: {},
    text: 'dapr-state:order-{id},state-store=orders,dapr-address=http://localhost:3501',
    full: {
      type: 'daprState',
      name: 'daprStateIn',
      stateStore: 'orders',
      key: 'order-{id}',
      daprAddress: 'http://localhost:3501',
    },
    bad: [
      ['dapr-state:a||b', /a key has no spaces/],
      ['dapr-state:a,dapr-address=here', /not an address/],
    ],
  },
  {
    kind: 'dapr-secret',
    direction: 'input',
    plain: {
      type: 'daprSecret',
      name: 'daprSecretIn',
      secretStoreName: 'secretstore',
      key: 'sample',
    },
    settings: {},
    text: 'dapr-secret:pay,secret-store-name=vault,metadata=version_id=3&ns=a,dapr-address=%DAPR%',
    full: {
      type: 'daprSecret',
      name: 'daprSecretIn',
      secretStoreName: 'vault',
      key: 'pay',
      metadata: 'version_id=3&ns=a',
      daprAddress: '%DAPR%',
    },
    bad: [['dapr-secret:a,metadata=x', /name=value&name=value/]],
  },
  {
    kind: 'signalr',
    direction: 'output',
    plain: {
      type: 'signalR',
      name: 'signalrOut',
      hubName: 'chat',
      connectionStringSetting: 'AzureSignalRConnectionString',
    },
    settings: { AzureSignalRConnectionString: SIGNALR },
    text: 'signalr:news,connection=Chat',
    full: {
      type: 'signalR',
      name: 'signalrOut',
      hubName: 'news',
      connectionStringSetting: CHAT,
    },
    bad: [['signalr:7', /a hub has/]],
  },
  {
    kind: 'webpubsub',
    direction: 'output',
    plain: {
      type: 'webPubSub',
      name: 'webpubsubOut',
      hub: 'chat',
      connection: 'WebPubSubConnectionString',
    },
    settings: { WebPubSubConnectionString: PUBSUB },
    text: 'webpubsub:news,connection=Chat',
    full: { type: 'webPubSub', name: 'webpubsubOut', hub: 'news', connection: CHAT },
    bad: [['webpubsub:7', /a hub has/]],
  },
  {
    kind: 'sendgrid',
    direction: 'output',
    plain: {
      type: 'sendGrid',
      name: 'sendgridOut',
      apiKey: 'SendGridApiKey',
      to: 'somebody@example.com',
      from: 'Azure Functions <samples@functions.com>',
    },
    settings: { SendGridApiKey: 'replace-with-your-SendGrid-key' },
    text: 'sendgrid:"{email}",from="Shop <shop@example.com>",subject="Hello, you",text=Hi,api-key=MailKey',
    full: {
      type: 'sendGrid',
      name: 'sendgridOut',
      apiKey: 'MailKey',
      to: '{email}',
      from: 'Shop <shop@example.com>',
      subject: 'Hello, you',
      text: 'Hi',
    },
    bad: [['sendgrid:nobody', /not an e-mail address/]],
  },
  {
    kind: 'twilio',
    direction: 'output',
    plain: {
      type: 'twilioSms',
      name: 'twilioOut',
      accountSidSetting: 'TwilioAccountSid',
      authTokenSetting: 'TwilioAuthToken',
      to: '+14255550100',
      from: '+14255550101',
    },
    settings: {
      TwilioAccountSid: 'replace-with-your-Twilio-account-SID',
      TwilioAuthToken: 'replace-with-your-Twilio-token',
    },
    text: 'twilio:{phone},from=+493012345678,body=Hi,account-sid-setting=Sid,auth-token-setting=Token',
    full: {
      type: 'twilioSms',
      name: 'twilioOut',
      accountSidSetting: 'Sid',
      authTokenSetting: 'Token',
      to: '{phone}',
      from: '+493012345678',
      body: 'Hi',
    },
    bad: [
      ['twilio:555', /not a telephone number/],
      ['twilio:{phone},auth-token-setting=a b', /not the name of an app setting/],
    ],
  },
  {
    kind: 'redis',
    direction: 'output',
    plain: {
      type: 'redis',
      name: 'redisOut',
      connection: 'RedisConnectionString',
      command: 'INCR',
    },
    settings: { RedisConnectionString: REDIS },
    text: 'redis:DEL,connection=Cache',
    full: { type: 'redis', name: 'redisOut', connection: 'Cache', command: 'DEL' },
    bad: [['redis:SET key', /one word in upper case/]],
  },
  {
    kind: 'dapr-state',
    direction: 'output',
    plain: { type: 'daprState', name: 'daprStateOut', stateStore: 'statestore', key: 'sample' },
    settings: {},
    text: 'dapr-state:order-{id},state-store=%STORE%,dapr-address=http://localhost:3501',
    full: {
      type: 'daprState',
      name: 'daprStateOut',
      stateStore: '%STORE%',
      key: 'order-{id}',
      daprAddress: 'http://localhost:3501',
    },
    bad: [['dapr-state:a b', /a key has no spaces/]],
  },
  {
    kind: 'dapr-publish',
    direction: 'output',
    plain: {
      type: 'daprPublish',
      name: 'daprPublishOut',
      pubsubname: 'pubsub',
      topic: 'orders-out',
    },
    settings: {},
    text: 'dapr-publish:receipts,pub-sub-name=bus,dapr-address=http://localhost:3501',
    full: {
      type: 'daprPublish',
      name: 'daprPublishOut',
      pubsubname: 'bus',
      topic: 'receipts',
      daprAddress: 'http://localhost:3501',
    },
    bad: [['dapr-publish:a?b', /has no space/]],
  },
  {
    kind: 'dapr-binding',
    direction: 'output',
    plain: {
      type: 'daprBinding',
      name: 'daprBindingOut',
      bindingName: 'sample-binding',
      operation: 'create',
    },
    settings: {},
    text: 'dapr-binding:blob,operation=get,dapr-address=http://localhost:3501',
    full: {
      type: 'daprBinding',
      name: 'daprBindingOut',
      bindingName: 'blob',
      operation: 'get',
      daprAddress: 'http://localhost:3501',
    },
    bad: [
      ['dapr-binding:a b', /a name in Dapr/],
      ['dapr-binding:a,operation=!', /not an operation/],
    ],
  },
  {
    kind: 'dapr-invoke',
    direction: 'output',
    plain: {
      type: 'daprInvoke',
      name: 'daprInvokeOut',
      appId: 'sample-app',
      methodName: 'sample',
      httpVerb: 'post',
    },
    settings: {},
    text: 'dapr-invoke:billing,method-name=invoice,http-verb=PUT,dapr-address=http://localhost:3501',
    full: {
      type: 'daprInvoke',
      name: 'daprInvokeOut',
      appId: 'billing',
      methodName: 'invoice',
      httpVerb: 'put',
      daprAddress: 'http://localhost:3501',
    },
    bad: [
      ['dapr-invoke:a/b', /a name in Dapr/],
      ['dapr-invoke:a,http-verb=call', /not one of: post/],
    ],
  },
];

describe('realtime, Redis, Dapr and other triggers', () => {
  for (const { trigger, plain, settings, options, full, bad } of triggers) {
    it(`${trigger} works without options`, async () => {
      const project = await made('Orders', ['--function', 'Orders', '--trigger', trigger]);
      assert.deepEqual(project.bindings, plain);
      assert.equal(project.retry, undefined);
      assert.ok(project.bundle);
      for (const [name, value] of Object.entries(settings))
        assert.equal(project.settings[name], value);
    });

    it(`${trigger} takes all options`, async () => {
      const words = ['--function', 'Orders', '--trigger', trigger, ...flags(options)];
      const project = await made('Orders', words);
      assert.deepEqual(project.bindings, full);
      for (const [, name] of JSON.stringify(full).matchAll(/"%(\w+)%"/g))
        assert.ok(project.settings[name ?? ''], name);
    });

    for (const [wrong, reason] of bad) {
      it(`${trigger} refuses ${flags(wrong).join(' ')}`, async () => {
        assert.match(await refused(['--trigger', trigger, ...flags(wrong)]), reason);
      });
    }
  }

  it('recognise their own binding on disk, and recipes leave theirs to the plain trigger', async () => {
    const recipes: Record<string, string> = { 'signalr-negotiate': 'http', sendgrid: 'queue' };
    for (const { trigger, plain } of triggers) {
      const [binding] = plain as Binding[];
      const found = catalogue.triggers.filter(({ recognises }) => binding && recognises(binding));
      assert.deepEqual(
        found.map(({ name }) => name),
        [recipes[trigger] ?? trigger],
      );
    }
  });

  it('say in words what a function does', async () => {
    for (const { trigger } of triggers) {
      const row = catalogue.triggers.find(({ name }) => name === trigger);
      const words = await row?.explain({ function: 'Orders' }, 'api');
      assert.match(words ?? '', /^[a-z].*[^.]$/);
    }
  });
});

describe('at a terminal', () => {
  it('an answer that does not go with those before it is refused at once', async () => {
    const said: unknown[] = [];
    await runSource(temporaryFolder(), ['new', '--trigger', 'signalr'], async (question) => {
      if (question.name === 'category') return 'connections';
      if (question.name === 'event')
        said.push(question.validate?.('sendMessage'), question.validate?.('disconnected'));
      return question.type === 'checkbox' ? [] : question.default;
    });
    assert.deepEqual(said, [
      'the events of the category connections are connected and disconnected',
      true,
    ]);
  });
});

describe('a warm-up function', () => {
  it('is called warmup without being told, in new and in function', async () => {
    const project = await made('warmup', ['--trigger', 'warmup', '--yes']);
    assert.deepEqual(project.bindings, [
      { type: 'warmupTrigger', direction: 'in', name: 'warmupContext' },
    ]);
    assert.match(
      project.read('functions_gen.go'),
      /r\.Event\("warmup", azfunc\.Generic\(a\.warmup\)\)/,
    );

    const root = temporaryFolder();
    await run(root, ['new', '--yes']);
    await run(root, ['function', '--trigger', 'warmup', '--yes']);
    assert.ok(
      readFileSync(join(root, 'warmup', 'function.json'), 'utf8').includes('warmupTrigger'),
    );
  });

  it('can have no other name', async () => {
    assert.match(
      await refused(['--trigger', 'warmup']),
      /the host runs a function with the trigger warmup only if it is called warmup/,
    );
  });

  it('leaves the names of other functions as they were', async () => {
    const project = await made('HttpExample', ['--yes']);
    assert.equal(project.bindings[0]?.type, 'httpTrigger');
    const root = temporaryFolder();
    await run(root, ['new', '--yes']);
    await assert.rejects(run(root, ['function', '--trigger', 'timer', '--yes']), (error) => {
      assert.ok(error instanceof CallError);
      assert.deepEqual(
        error.diagnostics.map(({ location }) => location),
        [{ argument: '--function' }],
      );
      return true;
    });
  });
});

describe('realtime, Redis, Dapr and other inputs and outputs', () => {
  for (const { kind, direction, plain, settings, text, full, bad } of bindings) {
    const side = direction === 'input' ? 'in' : 'out';
    const placed = (binding: object): object => ({ direction: side, ...binding });
    const call = (asked: string): string[] => [
      '--function',
      'Orders',
      '--trigger',
      'queue',
      `--${direction}`,
      asked,
    ];

    it(`the ${direction} ${kind} works without options`, async () => {
      const project = await made('Orders', call(kind));
      assert.deepEqual(project.bindings[1], placed(plain));
      for (const [name, value] of Object.entries(settings))
        assert.equal(project.settings[name], value);
    });

    it(`the ${direction} ${kind} takes all options`, async () => {
      const project = await made('Orders', call(text));
      assert.deepEqual(project.bindings[1], placed(full));
      for (const [, name] of JSON.stringify(full).matchAll(/"%(\w+)%"/g))
        assert.ok(project.settings[name ?? ''], name);
    });

    for (const [wrong, reason] of bad) {
      it(`the ${direction} ${kind} refuses ${wrong}`, async () => {
        assert.match(await refused(call(wrong).slice(2)), reason);
      });
    }
  }
});
