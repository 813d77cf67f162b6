import { type Answers, type Option, text } from '../options/option.ts';
import { entityNameFor, settingNameProblem } from '../rules/messaging-names.ts';
import { namedSetting } from './messages.ts';

/**
 * How to reach RabbitMQ, for the trigger and the output. `prefix` is what stands before an option in its
 * examples. Properties as in azure-functions-rabbitmq-extension: `RabbitMQAttribute.cs`.
 */
export function rabbitOptions(prefix: '--' | '', question?: string): Option[] {
  const between = prefix === '' ? '=' : ' ';
  return [
    {
      name: 'connection-string-setting',
      kind: 'text',
      ...(question ? { question } : {}),
      help: 'The app setting that holds the URI of RabbitMQ, amqp://... (its name, not its value).',
      example: `${prefix}connection-string-setting${between}OrdersRabbitMQ`,
      fallback: () => 'RabbitMQConnection',
      check: settingNameProblem,
    },
    {
      name: 'disable-certificate-validation',
      kind: 'choice',
      help: 'Whether to trust any certificate (amqps only). Not for production.',
      example: `${prefix}disable-certificate-validation${between}true`,
      choices: [
        { value: 'false', title: 'false' },
        { value: 'true', title: 'true' },
      ],
      fallback: () => 'false',
    },
  ];
}

/** What the trigger and the output have in common in function.json. */
export function rabbitProperties(answers: Answers): Record<string, unknown> {
  return {
    queueName: text(answers, 'queue-name'),
    connectionStringSetting: text(answers, 'connection-string-setting')?.replaceAll('%', ''),
    ...(text(answers, 'disable-certificate-validation') === 'true'
      ? { disableCertificateValidation: true }
      : {}),
  };
}

/** RabbitMQ on this machine, as it is installed. */
export function rabbitSettings(answers: Answers): Record<string, string> {
  const connection = text(answers, 'connection-string-setting') ?? '';
  return {
    [connection.replaceAll('%', '')]: 'amqp://guest:guest@localhost:5672',
    ...namedSetting(text(answers, 'queue-name'), entityNameFor(text(answers, 'function') ?? '')),
  };
}
