import type { BindingKind } from './binding.ts';
import { binding as blobInput } from './inputs/blob.ts';
import { binding as cosmosdbInput } from './inputs/cosmosdb.ts';
import { binding as daprSecretInput } from './inputs/dapr-secret.ts';
import { binding as daprStateInput } from './inputs/dapr-state.ts';
import { binding as mysqlInput } from './inputs/mysql.ts';
import { binding as redisInput } from './inputs/redis.ts';
import { binding as signalrConnectionInput } from './inputs/signalr-connection.ts';
import { binding as sqlInput } from './inputs/sql.ts';
import { binding as tableInput } from './inputs/table.ts';
import { binding as webpubsubConnectionInput } from './inputs/webpubsub-connection.ts';
import { binding as blobOutput } from './outputs/blob.ts';
import { binding as cosmosdbOutput } from './outputs/cosmosdb.ts';
import { binding as daprBindingOutput } from './outputs/dapr-binding.ts';
import { binding as daprInvokeOutput } from './outputs/dapr-invoke.ts';
import { binding as daprPublishOutput } from './outputs/dapr-publish.ts';
import { binding as daprStateOutput } from './outputs/dapr-state.ts';
import { binding as eventgridOutput } from './outputs/eventgrid.ts';
import { binding as eventhubOutput } from './outputs/eventhub.ts';
import { binding as httpOutput } from './outputs/http.ts';
import { binding as kafkaOutput } from './outputs/kafka.ts';
import { binding as mysqlOutput } from './outputs/mysql.ts';
import { binding as queueOutput } from './outputs/queue.ts';
import { binding as rabbitmqOutput } from './outputs/rabbitmq.ts';
import { binding as redisOutput } from './outputs/redis.ts';
import { binding as sendgridOutput } from './outputs/sendgrid.ts';
import { binding as servicebusOutput } from './outputs/servicebus.ts';
import { binding as signalrOutput } from './outputs/signalr.ts';
import { binding as sqlOutput } from './outputs/sql.ts';
import { binding as tableOutput } from './outputs/table.ts';
import { binding as twilioOutput } from './outputs/twilio.ts';
import { binding as webpubsubOutput } from './outputs/webpubsub.ts';
import type { Trigger } from './trigger.ts';
import { trigger as blob } from './triggers/blob.ts';
import { trigger as cosmosdb } from './triggers/cosmosdb.ts';
import { trigger as daprBinding } from './triggers/dapr-binding.ts';
import { trigger as daprServiceInvocation } from './triggers/dapr-service-invocation.ts';
import { trigger as daprTopic } from './triggers/dapr-topic.ts';
import { trigger as eventgrid } from './triggers/eventgrid.ts';
import { trigger as eventhub } from './triggers/eventhub.ts';
import { trigger as http } from './triggers/http.ts';
import { trigger as iothub } from './triggers/iothub.ts';
import { trigger as kafka } from './triggers/kafka.ts';
import { trigger as mcpTool } from './triggers/mcp-tool.ts';
import { trigger as mysql } from './triggers/mysql.ts';
import { trigger as queue } from './triggers/queue.ts';
import { trigger as rabbitmq } from './triggers/rabbitmq.ts';
import { trigger as redisList } from './triggers/redis-list.ts';
import { trigger as redisPubsub } from './triggers/redis-pubsub.ts';
import { trigger as redisStream } from './triggers/redis-stream.ts';
import { trigger as sendgrid } from './triggers/sendgrid.ts';
import { trigger as servicebusQueue } from './triggers/servicebus-queue.ts';
import { trigger as servicebusTopic } from './triggers/servicebus-topic.ts';
import { trigger as signalr } from './triggers/signalr.ts';
import { trigger as signalrNegotiate } from './triggers/signalr-negotiate.ts';
import { trigger as sql } from './triggers/sql.ts';
import { trigger as timer } from './triggers/timer.ts';
import { trigger as warmup } from './triggers/warmup.ts';
import { trigger as webpubsub } from './triggers/webpubsub.ts';

/** Everything of Azure Functions that we know: triggers, and the bindings beside them. */
export interface Catalogue {
  triggers: readonly Trigger[];
  /** Inputs, then outputs. */
  bindings: readonly BindingKind[];
}

/** Each in the order in which it is offered: what more people use comes first. */
export const catalogue: Catalogue = {
  triggers: [
    http,
    timer,
    queue,
    blob,
    servicebusQueue,
    servicebusTopic,
    cosmosdb,
    eventhub,
    iothub,
    eventgrid,
    kafka,
    rabbitmq,
    sql,
    mysql,
    signalr,
    webpubsub,
    redisPubsub,
    redisList,
    redisStream,
    daprServiceInvocation,
    daprBinding,
    daprTopic,
    mcpTool,
    warmup,
    signalrNegotiate,
    sendgrid,
  ],
  bindings: [
    blobInput,
    tableInput,
    cosmosdbInput,
    sqlInput,
    mysqlInput,
    signalrConnectionInput,
    webpubsubConnectionInput,
    redisInput,
    daprStateInput,
    daprSecretInput,
    httpOutput,
    queueOutput,
    blobOutput,
    tableOutput,
    cosmosdbOutput,
    servicebusOutput,
    eventhubOutput,
    sqlOutput,
    eventgridOutput,
    mysqlOutput,
    kafkaOutput,
    rabbitmqOutput,
    signalrOutput,
    webpubsubOutput,
    sendgridOutput,
    twilioOutput,
    redisOutput,
    daprStateOutput,
    daprPublishOutput,
    daprBindingOutput,
    daprInvokeOutput,
  ],
};
