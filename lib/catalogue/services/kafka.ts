import { linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import { type Answers, type Option, type TextOption, text } from '../../options/option.ts';
import { entityNameFor, settingNameProblem } from '../../rules/messaging-names.ts';
import { EMULATOR } from '../messages.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from './referenced-setting.ts';

const WITH_PASSWORD = ['saslSsl', 'saslPlaintext'];

/** Where neither trigger nor output of Kafka runs. */
export const KAFKA_NOT_ON: readonly PlanLimit[] = [
  {
    plans: [windowsConsumption, linuxConsumption],
    why: 'Microsoft does not support Kafka there',
    source: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka',
  },
];

/**
 * How to reach the brokers, for the trigger and the output. `prefix` is what comes before an option in
 * its examples: `--` on the command line, nothing behind `--output kafka`.
 * Names and values as in azure-functions-kafka-extension: `KafkaAttribute.cs`, `BrokerProtocol.cs`,
 * `BrokerAuthenticationMode.cs`. Which app settings are looked up: `ConfigurationExtensions.cs`.
 */
export function kafkaOptions(prefix: '--' | '', question?: string): Option[] {
  const example = (name: string, value: string) =>
    prefix === '' ? `${name}=${value}` : `${prefix}${name} ${value}`;
  return [
    {
      name: 'broker-list',
      type: 'text',
      ...(question ? { question } : {}),
      help: 'The app setting that lists the brokers, as host:port with commas between (its name, not its value).',
      example: example('broker-list', 'OrdersBrokers'),
      ...asTrigger('broker-list', 'BrokerList'),
      validate: settingNameProblem,
    },
    {
      name: 'protocol',
      type: 'choice',
      help: 'How the host talks to the brokers.',
      example: example('protocol', 'saslPlaintext'),
      choices: [
        { value: 'saslSsl', title: 'saslSsl: TLS, and a user name' },
        { value: 'saslPlaintext', title: 'saslPlaintext: no TLS, and a user name' },
        { value: 'ssl', title: 'ssl: TLS, and no user name' },
        { value: 'plaintext', title: 'plaintext: no TLS, and no user name' },
      ],
      ...asTrigger('protocol', 'saslSsl'),
    },
    {
      name: 'authentication-mode',
      type: 'choice',
      help: 'How the user is known, with a protocol that has one.',
      example: example('authentication-mode', 'scramSha512'),
      choices: ['plain', 'gssapi', 'scramSha256', 'scramSha512'].map((value) => ({
        value,
        title: value,
      })),
      ...ofUser('authentication-mode', 'plain'),
    },
    {
      name: 'username',
      type: 'text',
      help: 'The app setting that holds the user name, as %NAME%.',
      example: example('username', '%KafkaUsername%'),
      ...ofUser('username', '%KafkaUsername%'),
      validate: percentProblem,
    },
    {
      name: 'password',
      type: 'text',
      help: 'The app setting that holds the password, as %NAME%.',
      example: example('password', '%KafkaPassword%'),
      ...ofUser('password', '%KafkaPassword%'),
      validate: percentProblem,
    },
  ];
}

function percentProblem(name: string): string | undefined {
  if (/^%\w+%$/.test(name)) return settingNameProblem(name.slice(1, -1));
  return 'write the name of an app setting in percent signs, for example %KafkaUsername%; the value belongs into local.settings.json and the app settings in Azure';
}

/** A default that is the trigger's for an output next to a Kafka trigger: both reach the same brokers. */
function asTrigger(
  name: string,
  preset: string,
): Pick<TextOption, 'default' | 'defaultDescription'> {
  return { default: ({ answers }) => text(answers, name) ?? preset, defaultDescription: preset };
}

/** An option that only a protocol with a user has. */
function ofUser(
  name: string,
  preset: string,
): Pick<TextOption, 'default' | 'defaultDescription' | 'when'> {
  return { when: { protocol: WITH_PASSWORD }, ...asTrigger(name, preset) };
}

/** What the trigger and the output have in common in function.json. */
export function kafkaProperties(answers: Answers): Record<string, unknown> {
  return {
    brokerList: text(answers, 'broker-list'),
    topic: text(answers, 'topic'),
    protocol: text(answers, 'protocol'),
    authenticationMode: text(answers, 'authentication-mode'),
    username: text(answers, 'username'),
    password: text(answers, 'password'),
  };
}

/**
 * Settings for a broker on this machine; with saslPlaintext that is the emulator of Event Hubs, which
 * speaks Kafka. With TLS they are a form to fill in, for an Event Hubs namespace.
 */
export function kafkaSettings(answers: Answers): Record<string, string> {
  const local = /plaintext$/i.test(text(answers, 'protocol') ?? '');
  const brokers = text(answers, 'broker-list') ?? '';
  return {
    [brokers]: local ? 'localhost:9092' : '<namespace>.servicebus.windows.net:9093',
    ...referencedSetting(text(answers, 'username'), '$ConnectionString'),
    ...referencedSetting(
      text(answers, 'password'),
      local
        ? EMULATOR
        : 'Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<policy>;SharedAccessKey=<key>',
    ),
    ...referencedSetting(
      text(answers, 'topic'),
      entityNameFor(text(answers, 'function') ?? 'records'),
    ),
    ...referencedSetting(text(answers, 'consumer-group'), '$Default'),
  };
}
