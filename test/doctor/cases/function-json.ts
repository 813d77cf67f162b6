import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editJson, json } from '../support/bases.ts';
import type { Specimen } from '../support/case.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into whatever is there
type Change = (value: any) => void;

const inFile =
  (name: string) =>
  (code: string, what: string, change: Change, rest: Partial<Specimen> = {}): Specimen => ({
    code,
    what,
    base: 'ours',
    broken: (root) => editJson(root, `${name}/function.json`, change),
    ...rest,
  });

const http = inFile('HttpExample');
const queue = inFile('Orders');
const timer = inFile('Cleanup');
const fixable = { fixable: true };

/** Adds a function, and the code that serves it, to the tutorial's project. */
export function addFunction(root: string, path: string, bindings: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), json({ bindings }));
  const name = dirname(path);
  const code = join(root, `${name.replaceAll('/', '_').toLowerCase()}.go`);
  writeFileSync(
    code,
    `package main\n\nfunc init() { http.HandleFunc("/${name}", helloHandler); http.HandleFunc("/api/${name}", helloHandler) }\n\nconst _ = "Metadata, application/json"\n`,
  );
  utimesSync(code, 1e9, 1e9);
}

const blob = {
  type: 'blobTrigger',
  direction: 'in',
  name: 'blob',
  path: 'files/{name}',
  connection: 'AzureWebJobsStorage',
};

export const functionJson: Specimen[] = [
  {
    code: 'AGF301',
    what: 'cut off',
    base: 'ours',
    broken: (root) => writeFileSync(join(root, 'Orders/function.json'), '{ "bindings": ['),
  },
  {
    code: 'AGF301',
    what: 'a text',
    base: 'ours',
    broken: (root) => writeFileSync(join(root, 'Orders/function.json'), '"queue"'),
  },
  {
    code: 'AGF302',
    what: 'a dot',
    base: 'foreign',
    broken: (root) => addFunction(root, 'Orders.v2/function.json', [{ ...blob }]),
  },
  {
    code: 'AGF302',
    what: 'host',
    base: 'foreign',
    broken: (root) => addFunction(root, 'host/function.json', [{ ...blob }]),
  },
  {
    code: 'AGF303',
    what: 'orders and Orders',
    base: 'foreign',
    broken: (root) => {
      addFunction(root, 'Files/function.json', [blob]);
      addFunction(root, 'files/function.json', [blob]);
    },
    fixed: (root) => addFunction(root, 'Files/function.json', [blob]),
    options: { only: ['AGF303'] },
  },
  http('AGF304', 'an empty array', (f) => {
    f.bindings = [];
  }),
  http('AGF304', 'none at all', (f) => delete f.bindings),
  queue('AGF305', 'an output alone', (f) => {
    f.bindings = [
      {
        type: 'queue',
        direction: 'out',
        name: 'out',
        queueName: 'out',
        connection: 'AzureWebJobsStorage',
      },
    ];
  }),
  queue('AGF306', 'two triggers', (f) => f.bindings.push({ ...f.bindings[0], name: 'second' })),
  queue('AGF307', 'an underscore', (f) => {
    f.bindings[0].name = 'my_message';
  }),
  queue('AGF307', 'no name', (f) => delete f.bindings[0].name),
  http('AGF307', '$return comes in', (f) => {
    f.bindings[0].name = '$return';
  }),
  http('AGF308', 'in another case', (f) => {
    f.bindings[1].name = 'Req';
  }),
  queue('AGF309', 'no type', (f) => f.bindings.push({ direction: 'out', name: 'out' })),
  http('AGF310', 'http comes in', (f) => {
    f.bindings[1].direction = 'in';
  }),
  http('AGF310', 'no such direction', (f) => {
    f.bindings[1].direction = 'output';
  }),
  queue(
    'AGF312',
    'a slip',
    (f) => {
      f.bindings[0].type = 'queueTriger';
    },
    fixable,
  ),
  http(
    'AGF312',
    'htp',
    (f) => {
      f.bindings[1].type = 'htpp';
    },
    fixable,
  ),
  http(
    'AGF313',
    'run.js',
    (f) => {
      f.scriptFile = 'run.js';
    },
    fixable,
  ),
  http('AGF314', 'a slash in front', (f) => {
    f.bindings[0].route = '/hello';
  }),
  http('AGF314', 'admin', (f) => {
    f.bindings[0].route = 'admin/users';
  }),
  {
    code: 'AGF314',
    what: 'an empty one in host.json',
    base: 'foreign',
    broken: (root) => routesOnly(root, ''),
    fixed: (root) => routesOnly(root, 'HttpExample'),
  },
  {
    code: 'AGF315',
    what: 'the same route',
    base: 'foreign',
    broken: (root) =>
      addFunction(root, 'Second/function.json', [
        { type: 'httpTrigger', direction: 'in', name: 'req', route: 'HttpExample' },
        { type: 'http', direction: 'out', name: 'res' },
      ]),
    options: { only: ['AGF315'] },
  },
  http('AGF316', 'a text', (f) => {
    f.bindings[0].methods = 'get';
  }),
  http('AGF316', 'an empty list', (f) => {
    f.bindings[0].methods = [];
  }),
  http('AGF341', 'fetch', (f) => {
    f.bindings[0].methods = ['get', 'fetch'];
  }),
  http('AGF334', 'disabled', (f) => {
    f.disabled = true;
  }),
  http('AGF334', 'excluded by the name of a setting', (f) => {
    f.excluded = 'STOPPED';
  }),
  http('AGF332', 'a dataType', (f) => {
    f.bindings[0].dataType = 'json';
  }),
  queue('AGF332', 'a cardinality', (f) => {
    f.bindings[0].cardinality = 'several';
  }),
  queue('AGF333', 'no queueName', (f) => delete f.bindings[0].queueName),
  queue('AGF333', 'Redis pub/sub without pattern', (f) => {
    f.bindings[0] = {
      type: 'redisPubSubTrigger',
      direction: 'in',
      name: 'entry',
      connection: 'AzureWebJobsStorage',
      channel: 'orders',
    };
  }),
  queue('AGF335', 'many messages', (f) => {
    f.bindings[0].cardinality = 'many';
  }),
  queue('AGF336', 'SQL changes as bytes', (f) => {
    f.bindings[0] = {
      type: 'sqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: 'dbo.t',
      connectionStringSetting: 'AzureWebJobsStorage',
      dataType: 'binary',
    };
  }),
  queue('AGF337', 'a table as text', (f) => {
    f.bindings.push({
      type: 'table',
      direction: 'in',
      name: 'rows',
      tableName: 'rows',
      connection: 'AzureWebJobsStorage',
      dataType: 'string',
    });
  }),
  queue('AGF338', 'a hub by an expression', (f) => {
    f.bindings.push({
      type: 'eventHub',
      direction: 'out',
      name: 'events',
      eventHubName: '{hub}',
      connection: 'AzureWebJobsStorage',
    });
  }),
  queue('AGF339', 'quantumTeleport', (f) => {
    f.bindings.push({ type: 'quantumTeleport', direction: 'out', name: 'far' });
  }),
  http('AGF310', 'http without a direction', (f) => delete f.bindings[1].direction),
  http('AGF314', 'two parameters side by side', (f) => {
    f.bindings[0].route = '{a}{b}';
  }),
  http('AGF317', 'key', (f) => {
    f.bindings[0].authLevel = 'key';
  }),
  queue(
    'AGF327',
    'as func new leaves it',
    (f) => {
      f.bindings[0].connection = '';
    },
    fixable,
  ),
  queue('AGF318', 'Service Bus without one', (f) => {
    f.bindings[0] = {
      type: 'serviceBusTrigger',
      direction: 'in',
      name: 'message',
      queueName: 'orders',
    };
  }),
  queue('AGF318', 'Redis without one', (f) => {
    f.bindings[0] = {
      type: 'redisListTrigger',
      direction: 'in',
      name: 'entry',
      key: 'orders',
      pollingIntervalInMs: 1000,
      maxBatchSize: 16,
      listDirection: 'LEFT',
    };
  }),
  queue('AGF319', 'a connection string', (f) => {
    f.bindings[0].connection = 'UseDevelopmentStorage=true';
  }),
  timer('AGF329', 'no delay', (f) => {
    f.retry = { strategy: 'fixedDelay', maxRetryCount: 3 };
  }),
  timer('AGF329', 'a strategy of another kind', (f) => {
    f.retry = { strategy: 'linear', maxRetryCount: 3, delayInterval: '00:00:05' };
  }),
  timer('AGF329', 'a minimum above the maximum', (f) => {
    f.retry = {
      strategy: 'exponentialBackoff',
      maxRetryCount: 3,
      minimumInterval: '00:10:00',
      maximumInterval: '00:00:10',
    };
  }),
  timer('AGF329', 'a count that is no number', (f) => {
    f.retry = { strategy: 'fixedDelay', maxRetryCount: 'often', delayInterval: '00:00:05' };
  }),
  queue('AGF330', 'on a queue', (f) => {
    f.retry = { strategy: 'fixedDelay', maxRetryCount: 3, delayInterval: '00:00:05' };
  }),
  queue('AGF331', 'on a queue', (f) => {
    f.bindings.push({ type: 'http', direction: 'out', name: 'res' });
  }),
  timer('AGF320', 'four fields', (f) => {
    f.bindings[0].schedule = '5 * * *';
  }),
  timer(
    'AGF342',
    'a TimeSpan on Flex Consumption',
    (f) => {
      f.bindings[0].schedule = '00:05:00';
    },
    { options: { plan: 'flex' } },
  ),
  timer('AGF333', 'no schedule', (f) => delete f.bindings[0].schedule),
  queue('AGF321', 'an underscore', (f) => {
    f.bindings[0].queueName = 'orders_in';
  }),
  queue(
    'AGF322',
    'a polling blob trigger on Flex',
    (f) => {
      f.bindings = [blob];
    },
    {
      options: { plan: 'flex' },
      fixed: (root) =>
        editJson(root, 'Orders/function.json', (f) => {
          f.bindings = [{ ...blob, source: 'EventGrid' }];
        }),
    },
  ),
  {
    code: 'AGF323',
    what: 'Function.json',
    base: 'ours',
    broken: (root) =>
      renameSync(join(root, 'Orders/function.json'), join(root, 'Orders/Function.json')),
  },
  queue('AGF325', 'another name', (f) => {
    f.bindings = [{ type: 'warmupTrigger', direction: 'in', name: 'context' }];
  }),
  {
    code: 'AGF326',
    what: 'a folder of functions',
    base: 'ours',
    broken: (root) => addFunction(root, 'functions/Deep/function.json', [blob]),
    fixed: () => {},
  },
  {
    code: 'AGF328',
    what: 'a catch-all without prefix beside a timer',
    base: 'foreign',
    broken: (root) => openDoor(root, '{*path}'),
    fixed: (root) => openDoor(root, 'hello/{*path}'),
  },
];

/** An HTTP function with this route and no prefix, and a timer. */
function openDoor(root: string, route: string): void {
  editJson(root, 'host.json', (host) => {
    host.extensions = { http: { routePrefix: '' } };
  });
  editJson(root, 'HttpExample/function.json', (f) => {
    f.bindings[0].route = route;
  });
  const code = join(root, 'wide.go');
  writeFileSync(code, 'package main\n\nfunc init() { http.HandleFunc("/", helloHandler) }\n');
  utimesSync(code, 1e9, 1e9);
  addFunction(root, 'Cleanup/function.json', [
    { type: 'timerTrigger', direction: 'in', name: 'timer', schedule: '0 0 * * * *' },
  ]);
}

/** The route in host.json, and no function.json. */
function routesOnly(root: string, route: string): void {
  rmSync(join(root, 'HttpExample/function.json'));
  editJson(root, 'host.json', (host) => {
    host.customHandler.http = { routes: [{ route }] };
  });
}
