import metadata from '../schemas/binding-properties.json' with { type: 'json' };

/** Properties that the current extensions read and Microsoft's metadata does not have. */
interface Addition {
  /** `type direction`, as in the metadata. */
  binding: string;
  properties: readonly string[];
  /** Where they are described, or the class that the host binds them to. */
  source: string;
}

const docs = (page: string): string =>
  `https://learn.microsoft.com/azure/azure-functions/functions-bindings-${page}`;
const code = (repository: string, file: string): string =>
  `https://github.com/Azure/${repository}: ${file}`;

const additions: readonly Addition[] = [
  {
    binding: 'timerTrigger trigger',
    properties: ['runOnStartup', 'useMonitor'],
    source: docs('timer'),
  },
  { binding: 'blobTrigger trigger', properties: ['source'], source: docs('storage-blob-trigger') },
  {
    binding: 'table out',
    properties: ['partitionKey', 'rowKey'],
    source: docs('storage-table-output'),
  },
  {
    binding: 'serviceBusTrigger trigger',
    properties: ['cardinality', 'isSessionsEnabled'],
    source: docs('service-bus-trigger'),
  },
  {
    binding: 'kafkaTrigger trigger',
    properties: ['cardinality'],
    source: docs('kafka-trigger'),
  },
  {
    binding: 'rabbitMQTrigger trigger',
    properties: ['disableCertificateValidation'],
    source: code('azure-functions-rabbitmq-extension', 'RabbitMQTriggerAttribute.cs'),
  },
  {
    binding: 'rabbitMQ out',
    properties: ['queueName', 'connectionStringSetting', 'disableCertificateValidation'],
    source: code('azure-functions-rabbitmq-extension', 'RabbitMQAttribute.cs'),
  },
  {
    binding: 'eventGridTrigger trigger',
    properties: ['cardinality'],
    source: 'test/vectors/triggers-eventgrid.json: eventgrid-manystring-*',
  },
  {
    binding: 'eventGrid out',
    properties: ['topicEndpointUri', 'topicKeySetting', 'connection'],
    source: docs('event-grid-output'),
  },
  {
    binding: 'cosmosDBTrigger trigger',
    properties: [
      'leaseConnection',
      'leaseDatabaseName',
      'leaseContainerPrefix',
      'feedPollDelay',
      'maxItemsPerInvocation',
      'startFromBeginning',
      'startFromTime',
      'preferredLocations',
    ],
    source: docs('cosmosdb-v2-trigger'),
  },
  {
    binding: 'cosmosDB in',
    properties: ['containerName', 'connection', 'preferredLocations'],
    source: docs('cosmosdb-v2-input'),
  },
  {
    binding: 'cosmosDB out',
    properties: ['containerName', 'connection', 'containerThroughput', 'preferredLocations'],
    source: docs('cosmosdb-v2-output'),
  },
  {
    binding: 'sqlTrigger trigger',
    properties: ['leasesTableName'],
    source: docs('azure-sql-trigger'),
  },
  {
    binding: 'mysqlTrigger trigger',
    properties: ['leasesTableName'],
    source: docs('azure-mysql-trigger'),
  },
  {
    binding: 'signalRTrigger trigger',
    properties: ['hubName', 'category', 'event', 'parameterNames', 'connectionStringSetting'],
    source: docs('signalr-service-trigger'),
  },
  {
    binding: 'webPubSubTrigger trigger',
    properties: ['hub', 'eventType', 'eventName', 'clientProtocols', 'connections'],
    source: docs('web-pubsub-trigger'),
  },
  {
    binding: 'webPubSubConnection in',
    properties: ['hub', 'connection', 'userId'],
    source: docs('web-pubsub-input'),
  },
  {
    binding: 'webPubSub out',
    properties: ['hub', 'connection'],
    source: docs('web-pubsub-output'),
  },
  {
    binding: 'redisPubSubTrigger trigger',
    properties: ['connection', 'channel', 'pattern'],
    source: code('azure-functions-redis-extension', 'RedisPubSubTriggerAttribute.cs'),
  },
  {
    binding: 'redisListTrigger trigger',
    properties: ['connection', 'key', 'pollingIntervalInMs', 'maxBatchSize', 'listDirection'],
    source: docs('cache-trigger-redislist'),
  },
  {
    binding: 'redisStreamTrigger trigger',
    properties: ['connection', 'key', 'pollingIntervalInMs', 'maxBatchSize'],
    source: docs('cache-trigger-redisstream'),
  },
  { binding: 'redis in', properties: ['connection', 'command'], source: docs('cache-input') },
  { binding: 'redis out', properties: ['connection', 'command'], source: docs('cache-output') },
  {
    binding: 'daprServiceInvocationTrigger trigger',
    properties: ['methodName'],
    source: docs('dapr-trigger-svc-invoke'),
  },
  {
    binding: 'daprBindingTrigger trigger',
    properties: ['bindingName'],
    source: docs('dapr-trigger'),
  },
  {
    binding: 'daprTopicTrigger trigger',
    properties: ['pubsubname', 'topic', 'route'],
    source: docs('dapr-trigger-topic'),
  },
  {
    binding: 'daprState in',
    properties: ['stateStore', 'key', 'daprAddress'],
    source: docs('dapr-input-state'),
  },
  {
    binding: 'daprSecret in',
    properties: ['secretStoreName', 'key', 'metadata', 'daprAddress'],
    source: docs('dapr-input-secret'),
  },
  {
    binding: 'daprState out',
    properties: ['stateStore', 'key', 'daprAddress'],
    source: docs('dapr-output-state'),
  },
  {
    binding: 'daprPublish out',
    properties: ['pubsubname', 'topic', 'daprAddress'],
    source: docs('dapr-output-publish'),
  },
  {
    binding: 'daprBinding out',
    properties: ['bindingName', 'operation', 'daprAddress'],
    source: docs('dapr-output'),
  },
  {
    binding: 'daprInvoke out',
    properties: ['appId', 'methodName', 'httpVerb', 'daprAddress'],
    source: docs('dapr-output-invoke'),
  },
  {
    binding: 'mcpToolTrigger trigger',
    properties: ['toolName', 'description', 'toolProperties', 'useResultSchema'],
    source: code('azure-functions-mcp-extension', 'McpToolTriggerAttribute.cs'),
  },
  { binding: 'twilioSms out', properties: ['to'], source: docs('twilio') },
  { binding: 'warmupTrigger trigger', properties: [], source: docs('warmup') },
];

/** What every binding has: bindingBase in the schema of function.json. */
const COMMON = ['type', 'direction', 'name', 'dataType'];

/** All the properties that somebody knows, by `type direction` in lower case: the host ignores case. */
export const knownProperties: ReadonlyMap<string, readonly string[]> = new Map(
  [...Object.keys(metadata), ...additions.map(({ binding }) => binding)].map((binding) => [
    binding.toLowerCase(),
    propertiesOf(binding.toLowerCase()),
  ]),
);

function propertiesOf(binding: string): string[] {
  const official = Object.entries(metadata).filter(([name]) => name.toLowerCase() === binding);
  const added = additions.filter((each) => each.binding.toLowerCase() === binding);
  return [
    ...COMMON,
    ...official.flatMap(([, properties]) => properties),
    ...added.flatMap(({ properties }) => properties),
  ];
}

/** Additions that the metadata has in the meantime: to be deleted. */
export function superfluousAdditions(): string[] {
  const known = new Map(Object.entries(metadata as Record<string, string[]>));
  return additions.flatMap(({ binding, properties }) =>
    properties
      .filter((property) => known.get(binding)?.includes(property))
      .map((property) => `${binding}: ${property}`),
  );
}
