import { closestMatch } from 'leven';

/** The binding types of the host and of the extension bundle, version 4. */
export const BINDING_TYPES = (
  'httpTrigger http timerTrigger manualTrigger warmupTrigger queueTrigger queue blobTrigger blob table ' +
  'serviceBusTrigger serviceBus eventHubTrigger eventHub eventGridTrigger eventGrid cosmosDBTrigger cosmosDB ' +
  'kafkaTrigger kafka rabbitMQTrigger rabbitMQ signalRTrigger signalR signalRConnectionInfo signalREndpoints ' +
  'signalRNegotiation sqlTrigger sql mysqlTrigger mysql sendGrid twilioSms webPubSubTrigger webPubSub ' +
  'webPubSubConnection webPubSubContext mcpToolTrigger mcpToolProperty mcpResourceTrigger mcpPromptTrigger ' +
  'daprServiceInvocationTrigger daprBindingTrigger daprTopicTrigger daprState daprInvoke daprPublish daprBinding ' +
  'daprSecret redisPubSubTrigger redisListTrigger redisStreamTrigger redis durableClient orchestrationClient ' +
  'orchestrationTrigger activityTrigger entityTrigger textCompletion embeddings embeddingsStore semanticSearch ' +
  'assistantSkillTrigger assistantCreate assistantPost assistantQuery notificationHub documentDB'
).split(' ');

/** Types that take a storage account, whose connection is AzureWebJobsStorage when none is named. */
export const STORAGE_TYPES = new Set(['queuetrigger', 'queue', 'blobtrigger', 'blob', 'table']);

/** Other types that need a connection, and the property that names its setting. */
export const CONNECTED_TYPES: ReadonlyMap<string, string> = new Map([
  ['servicebustrigger', 'connection'],
  ['servicebus', 'connection'],
  ['eventhubtrigger', 'connection'],
  ['eventhub', 'connection'],
  ['cosmosdbtrigger', 'connection'],
  ['cosmosdb', 'connection'],
  ['rabbitmqtrigger', 'connectionStringSetting'],
  ['rabbitmq', 'connectionStringSetting'],
  ['sqltrigger', 'connectionStringSetting'],
  ['sql', 'connectionStringSetting'],
  ['mysqltrigger', 'connectionStringSetting'],
  ['mysql', 'connectionStringSetting'],
]);

const LOWER = BINDING_TYPES.map((type) => type.toLowerCase());

/** The type that a misspelt one was probably meant to be; undefined when it is known, or resembles none. */
export function meantType(type: string): string | undefined {
  const lower = type.toLowerCase();
  if (lower === '' || LOWER.includes(lower)) return undefined;
  const near = closestMatch(lower, LOWER, { maxDistance: Math.min(2, lower.length >> 2) });
  return near === undefined ? undefined : BINDING_TYPES[LOWER.indexOf(near)];
}
