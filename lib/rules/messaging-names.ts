import { queueNameFor } from './storage-names.ts';
import { trimmed } from './trimmed.ts';

/** The name of an app setting in percent signs, which stands for its value. */
const SETTING = /^%[^%\s]+%$/;

/**
 * What Service Bus would refuse in the name of a queue or topic; undefined when it is good. A queue's
 * dead letters are `orders/$DeadLetterQueue`.
 */
export function serviceBusNameProblem(name: string): string | undefined {
  const entity = name.replace(/\/\$DeadLetterQueue$/i, '');
  if (SETTING.test(entity) || /^(?=.{1,260}$)[A-Za-z0-9](?:[\w.\-/]*[A-Za-z0-9])?$/.test(entity))
    return undefined;
  return 'a queue or topic has 1 to 260 letters, digits and ".", "-", "_", "/", and starts and ends with a letter or digit, for example orders; an app setting is written %QUEUE_NAME%';
}

/** The same for what has no dead letters of its own to read: a topic, and whatever is sent to. */
export function sendableNameProblem(name: string): string | undefined {
  return /\$DeadLetterQueue$/i.test(name)
    ? 'only a queue and a subscription have dead letters, and nobody can send to them'
    : serviceBusNameProblem(name);
}

/** What Service Bus would refuse in the name of a subscription; undefined when it is good. */
export function subscriptionNameProblem(name: string): string | undefined {
  const entity = name.replace(/\/\$DeadLetterQueue$/i, '');
  if (SETTING.test(entity) || shortName(50).test(entity)) return undefined;
  return 'a subscription has 1 to 50 letters, digits and ".", "-", "_", and starts and ends with a letter or digit, for example billing; an app setting is written %SUBSCRIPTION_NAME%';
}

/** What Event Hubs would refuse in the name of an event hub; undefined when it is good. */
export function eventHubNameProblem(name: string): string | undefined {
  if (SETTING.test(name) || shortName(256).test(name)) return undefined;
  return 'an event hub has 1 to 256 letters, digits and ".", "-", "_", and starts and ends with a letter or digit, for example telemetry; an app setting is written %EVENT_HUB_NAME%';
}

/** What Event Hubs would refuse in the name of a consumer group; undefined when it is good. */
export function consumerGroupProblem(name: string): string | undefined {
  if (SETTING.test(name) || name.toLowerCase() === '$default' || shortName(50).test(name))
    return undefined;
  return 'a consumer group is $Default, or 1 to 50 letters, digits and ".", "-", "_" that start and end with a letter or digit; an app setting is written %CONSUMER_GROUP%';
}

/** What Kafka would refuse in the name of a topic; undefined when it is good. */
export function kafkaTopicProblem(name: string): string | undefined {
  if (SETTING.test(name) || /^(?!\.{1,2}$)[\w.-]{1,249}$/.test(name)) return undefined;
  return 'a Kafka topic has 1 to 249 letters, digits and ".", "_", "-", for example orders; an app setting is written %TOPIC%';
}

/** What RabbitMQ would refuse in the name of a queue; undefined when it is good. */
export function rabbitQueueProblem(name: string): string | undefined {
  if (name.startsWith('amq.')) return 'RabbitMQ keeps names that start with "amq." for itself';
  if (Buffer.byteLength(name) <= 255) return undefined;
  return 'the name of a RabbitMQ queue has at most 255 bytes';
}

/** What is wrong with the name of an app setting, where the value itself must not be. */
export function settingNameProblem(name: string): string | undefined {
  if (/^[A-Za-z_]\w*$/.test(name)) return undefined;
  return 'this is not the name of an app setting (letters, digits and "_"); the value belongs in local.settings.json and the app settings in Azure';
}

/** A name made from a function's that every messaging service takes: `OrdersIn` -> orders-in. */
export function entityNameFor(functionName: string): string {
  return trimmed(queueNameFor(functionName).slice(0, 50), /-/);
}

function shortName(length: number): RegExp {
  return new RegExp(`^(?=.{1,${length}}$)[A-Za-z0-9](?:[\\w.-]*[A-Za-z0-9])?$`);
}
