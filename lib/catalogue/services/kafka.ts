import { linuxConsumption, windowsConsumption } from '../../hosting/plans.ts';
import {
  type AnswersOf,
  answerTo,
  type Context,
  defaultText,
  defineOptions,
  type TextOption,
} from '../../options/option.ts';
import { settingNameProblem } from '../../rules/messaging-names.ts';
import { EMULATOR } from '../messages.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from './referenced-setting.ts';

/** Where neither trigger nor output of Kafka runs. */
export const KAFKA_NOT_ON: readonly PlanLimit[] = [
  {
    plans: [windowsConsumption, linuxConsumption],
    why: 'Microsoft does not support Kafka there',
    source: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-kafka',
  },
];

/**
 * How to reach the brokers, for the trigger and the output.
 * Names and values as in azure-functions-kafka-extension: `KafkaAttribute.cs`, `BrokerProtocol.cs`,
 * `BrokerAuthenticationMode.cs`. Which app settings are looked up: `ConfigurationExtensions.cs`.
 */
export function kafkaOptions(question?: string) {
  return defineOptions([
    asTrigger({
      name: 'broker-list',
      type: 'text',
      question,
      help: 'The app setting that lists the brokers, as host:port with commas between (its name, not its value).',
      example: 'OrdersBrokers',
      default: () => 'BrokerList',
      validate: settingNameProblem,
    }),
    asTrigger({
      name: 'protocol',
      type: 'choice',
      help: 'How the host talks to the brokers.',
      example: 'saslPlaintext',
      choices: [
        { value: 'saslSsl', title: 'saslSsl: TLS, and a user name' },
        { value: 'saslPlaintext', title: 'saslPlaintext: no TLS, and a user name' },
        { value: 'ssl', title: 'ssl: TLS, and no user name' },
        { value: 'plaintext', title: 'plaintext: no TLS, and no user name' },
      ],
      default: () => 'saslSsl',
    }),
    asTrigger({
      name: 'authentication-mode',
      type: 'choice',
      help: 'How the user is known, with a protocol that has one.',
      example: 'scramSha512',
      choices: ['plain', 'gssapi', 'scramSha256', 'scramSha512'].map((value) => ({
        value,
        title: value,
      })),
      default: () => 'plain',
      when: WITH_USER,
    }),
    asTrigger({
      name: 'username',
      type: 'text',
      help: 'The app setting that holds the user name, as %NAME%.',
      example: '%KafkaUsername%',
      default: () => '%KafkaUsername%',
      validate: percentProblem,
      when: WITH_USER,
    }),
    asTrigger({
      name: 'password',
      type: 'text',
      help: 'The app setting that holds the password, as %NAME%.',
      example: '%KafkaPassword%',
      default: () => '%KafkaPassword%',
      validate: percentProblem,
      when: WITH_USER,
    }),
  ]);
}

/** What only a protocol with a user has. */
const WITH_USER = { protocol: ['saslSsl', 'saslPlaintext'] };

function percentProblem(name: string): string | undefined {
  if (/^%\w+%$/.test(name)) return settingNameProblem(name.slice(1, -1));
  return 'write the name of an app setting in percent signs, for example %KafkaUsername%; the value belongs in local.settings.json and the app settings in Azure';
}

/** An option of an output next to a Kafka trigger takes the trigger's answer: both reach the same brokers. */
function asTrigger<const O extends TextOption>(option: O) {
  return {
    ...option,
    default: (context: Context): string | undefined =>
      answerTo<TextOption>(option, context.answers) ?? option.default?.(context),
    defaultDescription: defaultText(option) ?? '',
  };
}

/** The answers of both; each has a topic. */
type KafkaAnswers = AnswersOf<ReturnType<typeof kafkaOptions>> & { readonly topic: string };

/** What the trigger and the output have in common in function.json. */
export function kafkaProperties(answers: KafkaAnswers): Record<string, unknown> {
  return {
    brokerList: answers['broker-list'],
    topic: answers.topic,
    protocol: answers.protocol,
    authenticationMode: answers['authentication-mode'],
    username: answers.username,
    password: answers.password,
  };
}

/**
 * Settings for a broker on this machine; with saslPlaintext that is the emulator of Event Hubs, which
 * speaks Kafka. With TLS they are a form to fill in, for an Event Hubs namespace. `topic` is the one there.
 */
export function kafkaSettings(answers: KafkaAnswers, topic: string): Record<string, string> {
  const local = answers.protocol === 'saslPlaintext' || answers.protocol === 'plaintext';
  const brokers = answers['broker-list'];
  return {
    [brokers]: local ? 'localhost:9092' : '<namespace>.servicebus.windows.net:9093',
    ...referencedSetting(answers.username, '$ConnectionString'),
    ...referencedSetting(
      answers.password,
      local
        ? EMULATOR
        : 'Endpoint=sb://<namespace>.servicebus.windows.net/;SharedAccessKeyName=<policy>;SharedAccessKey=<key>',
    ),
    ...referencedSetting(answers.topic, topic),
  };
}
