import { flex, linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { type Answers, type Option, text } from '../../options/option.ts';
import { booleanAnswer, trueOrFalse } from '../../options/optional.ts';
import { entityNameFor, settingNameProblem } from '../../rules/messaging-names.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from './referenced-setting.ts';

/** Where neither trigger nor output of RabbitMQ runs. */
export const RABBITMQ_NOT_ON: readonly PlanLimit[] = [
  {
    plans: [flex, windowsConsumption, linuxConsumption],
    why: 'Microsoft does not support RabbitMQ there yet',
    source: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-rabbitmq',
  },
];

/**
 * How to reach RabbitMQ, for the trigger and the output. `prefix` is what comes before an option in its
 * examples. Properties as in azure-functions-rabbitmq-extension: `RabbitMQAttribute.cs`.
 */
export function rabbitOptions(prefix: '--' | '', question?: string): Option[] {
  const between = prefix === '' ? '=' : ' ';
  return [
    {
      name: 'connection-string-setting',
      type: 'text',
      ...(question ? { question } : {}),
      help: 'The app setting that holds the URI of RabbitMQ, amqp://... (its name, not its value).',
      example: `${prefix}connection-string-setting${between}OrdersRabbitMQ`,
      default: () => 'RabbitMQConnection',
      validate: settingNameProblem,
    },
    {
      ...trueOrFalse(
        'disable-certificate-validation',
        'Whether to trust any certificate (amqps only). Not for production.',
        'false',
      ),
      example: `${prefix}disable-certificate-validation${between}true`,
    },
  ];
}

/** What the trigger and the output have in common in function.json. */
export function rabbitProperties(answers: Answers): Record<string, unknown> {
  return {
    queueName: text(answers, 'queue-name'),
    connectionStringSetting: text(answers, 'connection-string-setting'),
    disableCertificateValidation: booleanAnswer(answers, 'disable-certificate-validation'),
  };
}

/** RabbitMQ on this machine, as it is installed. */
export function rabbitSettings(answers: Answers): Record<string, string> {
  const connection = text(answers, 'connection-string-setting') ?? '';
  return {
    [connection]: 'amqp://guest:guest@localhost:5672',
    ...referencedSetting(
      text(answers, 'queue-name'),
      entityNameFor(text(answers, 'function') ?? 'messages'),
    ),
  };
}
