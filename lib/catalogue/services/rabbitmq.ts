import { flex, linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { type AnswersOf, defineOptions } from '../../options/option.ts';
import { settingNameProblem } from '../../rules/messaging-names.ts';
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
 * How to reach RabbitMQ, for the trigger and the output. Properties as in azure-functions-rabbitmq-extension: `RabbitMQAttribute.cs`.
 */
export function rabbitOptions(question?: string) {
  return defineOptions([
    {
      name: 'connection-string-setting',
      type: 'text',
      question,
      help: 'The app setting that holds the URI of RabbitMQ, amqp://... (its name, not its value).',
      example: 'OrdersRabbitMQ',
      default: () => 'RabbitMQConnection',
      validate: settingNameProblem,
    },
    {
      name: 'disable-certificate-validation',
      type: 'boolean',
      help: 'Whether to trust any certificate (amqps only). Not for production.',
      example: 'true',
      optional: true,
      defaultDescription: 'false',
    },
  ]);
}

/** The answers of both; each has a queue. */
type RabbitAnswers = AnswersOf<ReturnType<typeof rabbitOptions>> & {
  readonly 'queue-name': string;
};

/** What the trigger and the output have in common in function.json. */
export function rabbitProperties(answers: RabbitAnswers): Record<string, unknown> {
  return {
    queueName: answers['queue-name'],
    connectionStringSetting: answers['connection-string-setting'],
    disableCertificateValidation: answers['disable-certificate-validation'],
  };
}

/** RabbitMQ on this machine, as it is installed; `queue` is the name of the queue there. */
export function rabbitSettings(answers: RabbitAnswers, queue: string): Record<string, string> {
  const connection = answers['connection-string-setting'];
  return {
    [connection]: 'amqp://guest:guest@localhost:5672',
    ...referencedSetting(answers['queue-name'], queue),
  };
}
