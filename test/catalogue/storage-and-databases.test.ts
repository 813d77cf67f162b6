import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/catalogue/index.ts';
import type { Binding } from '../../lib/project/function.ts';
import {
  cosmosNameProblem,
  partitionKeyPathProblem,
  utcTimeProblem,
} from '../../lib/rules/cosmos-names.ts';
import {
  mysqlTableProblem,
  sqlParametersProblem,
  sqlTableFor,
  sqlTableProblem,
} from '../../lib/rules/sql-names.ts';
import { containerNameFor, tableNameProblem } from '../../lib/rules/storage-names.ts';
import { wholeNumberProblem } from '../../lib/rules/whole-number.ts';
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

const AZURITE = 'UseDevelopmentStorage=true';
const COSMOS =
  'AccountEndpoint=https://localhost:8081/;AccountKey=C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==;';
const SQL =
  'Server=localhost,1433;Database=app;User ID=sa;Password=<password>;TrustServerCertificate=True';
const MYSQL = 'Server=localhost;Port=3306;Database=app;Uid=root;Pwd=<password>';

/** What every app has. */
const APP = {
  FUNCTIONS_WORKER_RUNTIME: 'custom',
  AzureWebJobsStorage: AZURITE,
  AzureFunctionsJobHost__customHandler__description__defaultExecutablePath: 'bin/local/handler',
};

interface TriggerCase {
  trigger: string;
  words?: string[];
  binding: Record<string, unknown>;
  /** Beside those that every app has. */
  settings?: Record<string, string>;
  /** A line of the Go method. */
  method?: string;
}

const triggers: TriggerCase[] = [
  {
    trigger: 'blob',
    binding: {
      type: 'blobTrigger',
      direction: 'in',
      name: 'blob',
      path: 'orders/{name}',
      connection: 'AzureWebJobsStorage',
    },
    method: 'e *azfunc.BlobEvent[string]) error {',
  },
  {
    trigger: 'blob',
    words:
      '--path %UPLOADS%/{name}.{ext} --connection Uploads --source eventgrid --data-type binary'.split(
        ' ',
      ),
    binding: {
      type: 'blobTrigger',
      direction: 'in',
      name: 'blob',
      path: '%UPLOADS%/{name}.{ext}',
      source: 'EventGrid',
      dataType: 'binary',
      connection: 'Uploads',
    },
    settings: { Uploads: AZURITE, UPLOADS: 'orders' },
    method: 'e *azfunc.BlobEvent[[]byte]) error {',
  },
  {
    trigger: 'cosmosdb',
    binding: {
      type: 'cosmosDBTrigger',
      direction: 'in',
      name: 'documents',
      databaseName: 'app',
      containerName: 'orders',
      connection: 'CosmosDBConnection',
      leaseContainerName: 'leases',
      createLeaseContainerIfNotExists: true,
    },
    settings: { CosmosDBConnection: COSMOS },
    method: 'e *azfunc.CosmosDBEvent[ordersDocument]) error {',
  },
  {
    trigger: 'cosmosdb',
    words: [
      ...'--database-name %DB% --container-name sales --connection Sales'.split(' '),
      ...'--lease-container-name marks --create-lease-container-if-not-exists false'.split(' '),
      ...'--lease-container-prefix a --lease-database-name ops --lease-connection Ops'.split(' '),
      ...'--max-items-per-invocation 50 --feed-poll-delay 1000'.split(' '),
      ...'--start-from-beginning false --start-from-time 2026-01-31T14:00:00Z'.split(' '),
      '--preferred-locations',
      'East US,North Europe',
    ],
    binding: {
      type: 'cosmosDBTrigger',
      direction: 'in',
      name: 'documents',
      databaseName: '%DB%',
      containerName: 'sales',
      connection: 'Sales',
      leaseContainerName: 'marks',
      createLeaseContainerIfNotExists: false,
      leaseContainerPrefix: 'a',
      leaseDatabaseName: 'ops',
      leaseConnection: 'Ops',
      maxItemsPerInvocation: 50,
      feedPollDelay: 1000,
      startFromBeginning: false,
      startFromTime: '2026-01-31T14:00:00Z',
      preferredLocations: 'East US,North Europe',
    },
    settings: { Sales: COSMOS, Ops: COSMOS, DB: 'app' },
  },
  {
    trigger: 'sql',
    binding: {
      type: 'sqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: 'dbo.Orders',
      connectionStringSetting: 'SqlConnectionString',
    },
    settings: { SqlConnectionString: SQL, WEBSITE_SITE_NAME: 'local' },
    method: 'e *azfunc.SQLEvent[ordersRow]) error {',
  },
  {
    trigger: 'sql',
    words: [
      '--table-name',
      'sales.[Order Lines]',
      ...'--connection-string-setting Sales --leases-table-name Leases'.split(' '),
    ],
    binding: {
      type: 'sqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: 'sales.[Order Lines]',
      connectionStringSetting: 'Sales',
      leasesTableName: 'Leases',
    },
    settings: { Sales: SQL, WEBSITE_SITE_NAME: 'local' },
  },
  {
    trigger: 'mysql',
    binding: {
      type: 'mysqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: 'Orders',
      connectionStringSetting: 'MySqlConnectionString',
    },
    settings: { MySqlConnectionString: MYSQL, WEBSITE_SITE_NAME: 'local' },
    method: 'e *azfunc.MySQLEvent[ordersRow]) error {',
  },
  {
    trigger: 'mysql',
    words:
      '--table-name `lines` --connection-string-setting Sales --leases-table-name Leases'.split(
        ' ',
      ),
    binding: {
      type: 'mysqlTrigger',
      direction: 'in',
      name: 'changes',
      tableName: '`lines`',
      connectionStringSetting: 'Sales',
      leasesTableName: 'Leases',
    },
    settings: { Sales: MYSQL, WEBSITE_SITE_NAME: 'local' },
  },
  {
    trigger: 'queue',
    words: '--queue-name %QUEUE% --connection Sales --data-type binary'.split(' '),
    binding: {
      type: 'queueTrigger',
      direction: 'in',
      name: 'message',
      queueName: '%QUEUE%',
      dataType: 'binary',
      connection: 'Sales',
    },
    settings: { Sales: AZURITE, QUEUE: 'orders' },
    method: 'e *azfunc.QueueEvent[[]byte]) error {',
  },
  {
    trigger: 'timer',
    words: '--run-on-startup true --use-monitor false'.split(' '),
    binding: {
      type: 'timerTrigger',
      direction: 'in',
      name: 'timer',
      schedule: '0 */5 * * * *',
      runOnStartup: true,
      useMonitor: false,
    },
  },
];

describe('triggers of storage and databases', () => {
  for (const { trigger, words = [], binding, settings = {}, method = '' } of triggers) {
    it(`${trigger} ${words.join(' ')}`, async () => {
      const project = await made('--trigger', trigger, ...words);
      assert.deepEqual(project.functionJson, { bindings: [binding] });
      assert.deepEqual(project.settings, { ...APP, ...settings });
      assert.ok(project.read('orders.go').includes(method), project.read('orders.go'));
    });
  }

  it('Azure Cosmos DB and the timer take a retry policy, the others have their own', async () => {
    for (const trigger of ['cosmosdb', 'timer']) {
      const { functionJson } = await made('--trigger', trigger, '--retry', 'fixed');
      assert.deepEqual(functionJson.retry, {
        strategy: 'fixedDelay',
        maxRetryCount: 3,
        delayInterval: '00:00:05',
      });
    }
    for (const trigger of ['blob', 'queue', 'sql', 'mysql'])
      await assert.rejects(made('--trigger', trigger, '--retry', 'fixed'), /--retry does not/);
  });

  it('the sample of a blob has a value for each name in the path', async () => {
    const project = await made('--trigger', 'blob', '--path', 'uploads/{year}/{name}.csv');
    const { metadata } = JSON.parse(project.read('Orders/sample.host.json'));
    assert.equal(metadata.Uri, 'http://127.0.0.1:10000/devstoreaccount1/uploads/sample/sample.csv');
    assert.deepEqual([metadata.year, metadata.name], ['sample', 'sample']);
  });

  it('each binding belongs to one trigger, in whatever case it is written', async () => {
    const { triggers: all } = catalogue;
    for (const { trigger, binding } of triggers) {
      const upper = { ...binding, type: String(binding.type).toUpperCase() } as Binding;
      const names = all.filter(({ recognises }) => recognises(upper)).map(({ name }) => name);
      assert.deepEqual(names, [trigger]);
    }
  });
});

interface BindingCase {
  words: string[];
  binding: Record<string, unknown>;
  settings?: Record<string, string>;
}

const bindings: BindingCase[] = [
  {
    words: ['--input', 'blob'],
    binding: {
      type: 'blob',
      direction: 'in',
      name: 'blobIn',
      path: 'samples/sample.txt',
      connection: 'AzureWebJobsStorage',
    },
  },
  {
    words: ['--input', 'blob:%PICTURES%/{id}.png,data-type=binary,connection=Shop,name=picture'],
    binding: {
      type: 'blob',
      direction: 'in',
      name: 'picture',
      path: '%PICTURES%/{id}.png',
      dataType: 'binary',
      connection: 'Shop',
    },
    settings: { Shop: AZURITE, PICTURES: 'samples' },
  },
  {
    words: ['--input', 'table'],
    binding: {
      type: 'table',
      direction: 'in',
      name: 'tableIn',
      tableName: 'samples',
      connection: 'AzureWebJobsStorage',
    },
  },
  {
    words: ['--input', 'table:customers,partition-key=de,row-key={id},connection=Shop'],
    binding: {
      type: 'table',
      direction: 'in',
      name: 'tableIn',
      tableName: 'customers',
      partitionKey: 'de',
      rowKey: '{id}',
      connection: 'Shop',
    },
    settings: { Shop: AZURITE },
  },
  {
    words: ['--input', `table:%TABLE%,partition-key=de,take=50,filter="Status eq 'open'"`],
    binding: {
      type: 'table',
      direction: 'in',
      name: 'tableIn',
      tableName: '%TABLE%',
      partitionKey: 'de',
      take: '50',
      filter: "Status eq 'open'",
      connection: 'AzureWebJobsStorage',
    },
    settings: { TABLE: 'samples' },
  },
  {
    words: ['--input', 'cosmosdb'],
    binding: {
      type: 'cosmosDB',
      direction: 'in',
      name: 'cosmosdbIn',
      databaseName: 'app',
      containerName: 'items',
      connection: 'CosmosDBConnection',
      sqlQuery: 'SELECT TOP 10 * FROM c',
    },
    settings: { CosmosDBConnection: COSMOS },
  },
  {
    words: [
      '--input',
      'cosmosdb:customers,database-name=%DB%,id={id},partition-key={region},connection=Shop,preferred-locations="East US,North Europe"',
    ],
    binding: {
      type: 'cosmosDB',
      direction: 'in',
      name: 'cosmosdbIn',
      databaseName: '%DB%',
      containerName: 'customers',
      connection: 'Shop',
      id: '{id}',
      partitionKey: '{region}',
      preferredLocations: 'East US,North Europe',
    },
    settings: { Shop: COSMOS, DB: 'app' },
  },
  {
    words: ['--input', 'cosmosdb:customers,sql-query="SELECT c.id, c.name FROM c"'],
    binding: {
      type: 'cosmosDB',
      direction: 'in',
      name: 'cosmosdbIn',
      databaseName: 'app',
      containerName: 'customers',
      connection: 'CosmosDBConnection',
      sqlQuery: 'SELECT c.id, c.name FROM c',
    },
    settings: { CosmosDBConnection: COSMOS },
  },
  ...(
    [
      ['sql', 'SELECT TOP 10 * FROM dbo.Items', 'SqlConnectionString', SQL],
      ['mysql', 'SELECT * FROM Items LIMIT 10', 'MySqlConnectionString', MYSQL],
    ] as const
  ).flatMap(([type, commandText, connectionStringSetting, local]) => [
    {
      words: ['--input', type],
      binding: {
        type,
        direction: 'in',
        name: `${type}In`,
        commandText,
        commandType: 'text',
        connectionStringSetting,
      },
      settings: { [connectionStringSetting]: local },
    },
    {
      words: [
        '--input',
        `${type}:GetOrders,command-type=StoredProcedure,parameters="@Id={id},@Status=",connection-string-setting=Shop`,
      ],
      binding: {
        type,
        direction: 'in',
        name: `${type}In`,
        commandText: 'GetOrders',
        commandType: 'storedProcedure',
        parameters: '@Id={id},@Status=',
        connectionStringSetting: 'Shop',
      },
      settings: { Shop: local },
    },
    {
      words: ['--output', type],
      binding: {
        type,
        direction: 'out',
        name: `${type}Out`,
        commandText: type === 'sql' ? 'dbo.Items' : 'Items',
        connectionStringSetting,
      },
      settings: { [connectionStringSetting]: local },
    },
    {
      words: ['--output', `${type}:Receipts,connection-string-setting=Shop`],
      binding: {
        type,
        direction: 'out',
        name: `${type}Out`,
        commandText: 'Receipts',
        connectionStringSetting: 'Shop',
      },
      settings: { Shop: local },
    },
  ]),
  {
    words: ['--output', 'queue'],
    binding: {
      type: 'queue',
      direction: 'out',
      name: 'queueOut',
      queueName: 'orders-out',
      connection: 'AzureWebJobsStorage',
    },
  },
  {
    words: ['--output', 'queue:%QUEUE%,connection=Shop'],
    binding: {
      type: 'queue',
      direction: 'out',
      name: 'queueOut',
      queueName: '%QUEUE%',
      connection: 'Shop',
    },
    settings: { Shop: AZURITE, QUEUE: 'queue-out' },
  },
  {
    words: ['--output', 'blob'],
    binding: {
      type: 'blob',
      direction: 'out',
      name: 'blobOut',
      path: 'samples-out/{rand-guid}.txt',
      connection: 'AzureWebJobsStorage',
    },
  },
  {
    words: ['--output', 'blob:receipts/{id}.json,connection=Shop'],
    binding: {
      type: 'blob',
      direction: 'out',
      name: 'blobOut',
      path: 'receipts/{id}.json',
      connection: 'Shop',
    },
    settings: { Shop: AZURITE },
  },
  {
    words: ['--output', 'table'],
    binding: {
      type: 'table',
      direction: 'out',
      name: 'tableOut',
      tableName: 'samples',
      connection: 'AzureWebJobsStorage',
    },
  },
  {
    words: ['--output', 'table:receipts,partition-key=de,row-key={id},connection=Shop'],
    binding: {
      type: 'table',
      direction: 'out',
      name: 'tableOut',
      tableName: 'receipts',
      partitionKey: 'de',
      rowKey: '{id}',
      connection: 'Shop',
    },
    settings: { Shop: AZURITE },
  },
  {
    words: ['--output', 'cosmosdb'],
    binding: {
      type: 'cosmosDB',
      direction: 'out',
      name: 'cosmosdbOut',
      databaseName: 'app',
      containerName: 'items',
      connection: 'CosmosDBConnection',
    },
    settings: { CosmosDBConnection: COSMOS },
  },
  {
    words: [
      '--output',
      'cosmosdb:receipts,database-name=shop,create-if-not-exists=true,partition-key=/customerId,container-throughput=400,connection=Shop,preferred-locations=East US',
    ],
    binding: {
      type: 'cosmosDB',
      direction: 'out',
      name: 'cosmosdbOut',
      databaseName: 'shop',
      containerName: 'receipts',
      connection: 'Shop',
      createIfNotExists: true,
      partitionKey: '/customerId',
      containerThroughput: 400,
      preferredLocations: 'East US',
    },
    settings: { Shop: COSMOS },
  },
];

describe('bindings of storage and databases', () => {
  for (const { words, binding, settings = {} } of bindings) {
    it(words.join(' '), async () => {
      const project = await made('--trigger', 'timer', ...words);
      assert.deepEqual(project.functionJson.bindings.slice(1), [binding]);
      assert.deepEqual(project.settings, { ...APP, ...settings });
    });
  }

  it('an entity is a struct and several are a slice of it, and so are documents', async () => {
    const project = await made(
      ...'--trigger timer --input table --input table:a12,partition-key=1,row-key=1'.split(' '),
      ...'--input cosmosdb --input cosmosdb:a,id=1'.split(' '),
    );
    const declared = project.read('orders.go').match(/var \w+ (\[\])?struct/g);
    assert.deepEqual(declared, [
      'var tableInValue []struct',
      'var tableIn2Value struct',
      'var cosmosdbInValue []struct',
      'var cosmosdbIn2Value struct',
    ]);
    const { inputs } = JSON.parse(project.read('Orders/sample.host.json'));
    assert.deepEqual(
      Object.values(inputs).map((sample) => Array.isArray(sample)),
      [true, false, true, false],
    );
  });

  it('at a terminal a binding is asked for what it needs, not for what may be left out', async () => {
    const root = temporaryFolder();
    const asked: string[] = [];
    await runSource(root, ['new', '--trigger', 'timer', '--input', 'blob'], async (question) => {
      asked.push(question.name);
      if (question.name !== 'output') return question.default;
      // A timer has nobody to answer, and an HTTP function has its answer already.
      assert.deepEqual(
        question.choices?.map(({ value }) => value),
        catalogue.bindings
          .filter(({ direction, name }) => direction === 'out' && name !== 'http')
          .map(({ name }) => name),
      );
      return ['cosmosdb'];
    });
    assert.deepEqual(
      asked.filter((name) => name.startsWith('cosmosdb ')),
      ['cosmosdb container-name', 'cosmosdb database-name', 'cosmosdb connection'],
    );
  });

  it('a table output takes entities with keys only', async () => {
    const { read } = await made(...'--trigger timer --output table'.split(' '));
    assert.match(read('orders_bindings_gen.go'), /TableOut azfunc\.TableOutput/);
    assert.match(read('internal/azfunc/table_output.go'), /type TableEntity interface/);
  });
});

const refused: [words: string[], reason: RegExp][] = [
  [['--trigger', 'blob', '--path', 'uploads'], /a blob path is a container, "\/" and a blob/],
  [['--trigger', 'blob', '--path', 'Up/{name}'], /a container's name has 3 to 63/],
  [['--trigger', 'blob', '--source', 'Polling'], /not one of: LogsAndContainerScan, EventGrid/],
  [['--trigger', 'blob', '--data-type', 'stream'], /not one of: string, binary/],
  [['--trigger', 'cosmosdb', '--container-name', 'a/b'], /a database or container name/],
  [['--trigger', 'cosmosdb', '--feed-poll-delay', '5s'], /not a whole number from 1/],
  [['--trigger', 'cosmosdb', '--start-from-time', 'now'], /not a time in UTC/],
  [
    '--trigger cosmosdb --start-from-beginning true --start-from-time 2026-01-31T14:00:00Z'.split(
      ' ',
    ),
    /--start-from-beginning true says another time/,
  ],
  [['--trigger', 'cosmosdb', '--connection', COSMOS], /give the name of the app setting/],
  [['--trigger', 'sql', '--table-name', 'a b'], /a table is a name, or a schema and a name/],
  [['--trigger', 'mysql', '--table-name', '[a]'], /a table is a name/],
  [['--trigger', 'sql', '--connection', 'A'], /does not apply to trigger sql/],
  [['--trigger', 'timer', '--run-on-startup', 'maybe'], /not one of: true, false/],
  [['--trigger', 'blob', '--path', 'uploads/{name'], /each "\{" of a blob path needs a name/],
  [['--trigger', 'blob', '--path', 'uploads/{}'], /each "\{" of a blob path needs a name/],
  [['--output', 'blob:uploads/a}'], /each "\{" of a blob path needs a name/],
  [['--input', 'blob:uploads/a,name=$return'], /name: \$return is the name of an output only/],
  [['--input', 'table:1st'], /a table name has 3 to 63/],
  [['--input', 'table:samples,row-key=1'], /partition-key is required too/],
  [['--input', 'table:samples,partition-key=1,row-key=1,take=5'], /row-key reads one entity/],
  [['--input', 'table:samples,take=0'], /not a whole number from 1/],
  [['--input', 'cosmosdb:items,id=1,sql-query=SELECT'], /id reads one document/],
  [['--input', 'sql:Get,parameters=Id=1'], /parameters are written @name=value/],
  [['--input', 'sql:Get,command-type=view'], /not one of: text, storedProcedure/],
  [['--output', 'sql:DROP TABLE x'], /a table is a name/],
  [
    ['--output', 'cosmosdb:items,partition-key=/id'],
    /partition-key applies only with create-if-not-exists=true/,
  ],
  [['--output', 'cosmosdb:items,create-if-not-exists=true'], /partition-key is required too/],
  [
    ['--output', 'cosmosdb:items,create-if-not-exists=true,partition-key=id'],
    /a partition key is a path/,
  ],
  [['--output', 'blob:receipts'], /a blob path is a container/],
  [['--output', 'queue:Receipts'], /a queue name has 3 to 63/],
];

describe('what storage and databases would refuse', () => {
  for (const [words, reason] of refused)
    it(words.join(' '), () => assert.rejects(made(...words), reason));

  it('names', () => {
    const good = (problem: (value: string) => string | undefined, ...values: string[]): void => {
      for (const value of values) assert.equal(problem(value), undefined, value);
    };
    const bad = (problem: (value: string) => string | undefined, ...values: string[]): void => {
      for (const value of values) assert.ok(problem(value), value);
    };
    good(cosmosNameProblem, 'orders', 'Order lines', '%DB%');
    bad(cosmosNameProblem, '', 'a#b', 'a?', 'a\\b', 'a ', 'x'.repeat(256));
    good(partitionKeyPathProblem, '/id', '/customer/id');
    bad(partitionKeyPathProblem, 'id', '/', '/a//b', '/a b');
    good(utcTimeProblem, '2026-01-31T14:00:00Z', '2026-01-31T14:00:00.5Z');
    bad(utcTimeProblem, '2026-01-31', '2026-13-31T14:00:00Z', '2026-01-31T14:00:00+01:00');
    good(sqlTableProblem, 'Orders', 'dbo.Orders', '[my schema].[my table]', '_a1$');
    bad(sqlTableProblem, '', '1st', 'a.b.c.', 'a;b', '[]', 'a.`b`', "a'b");
    good(mysqlTableProblem, 'Orders', 'shop.Orders', '`order lines`');
    bad(mysqlTableProblem, '', '[a]', 'a b', '``');
    good(sqlParametersProblem, '@a=1', '@a={id},@b=,@c=null');
    bad(sqlParametersProblem, 'a=1', '@a', '@a=1,', '@a=1=2');
    good(tableNameProblem, 'abc', 'Orders1', '%TABLE%', '{table}');
    bad(tableNameProblem, 'ab', '1abc', 'order-lines', 'x'.repeat(64), '{a}b');
    good(wholeNumberProblem(1, 10), '1', '10');
    bad(wholeNumberProblem(1, 10), '0', '11', '1.5', '-1', 'x', '');
  });

  it('but nothing that is made from the name of a function', () => {
    for (const name of ['a', 'Orders', 'order-lines', 'ORDER_IN2', 'x'.repeat(128)]) {
      assert.match(containerNameFor(name), /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/);
      assert.equal(sqlTableProblem(sqlTableFor(name)), undefined);
      assert.equal(mysqlTableProblem(sqlTableFor(name)), undefined);
    }
  });
});
