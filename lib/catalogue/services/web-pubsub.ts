import { type AnswersOf, defineOptions } from '../../options/option.ts';
import { hubNameProblem } from '../../rules/hub-names.ts';
import { connectionProblem } from '../../rules/storage-names.ts';
import { referencedSetting } from './referenced-setting.ts';

/** The hub, and the connection to the service. */
export function webPubSubOptions(help: string, question?: string) {
  return defineOptions([
    {
      name: 'hub',
      type: 'text',
      question,
      help,
      example: 'chat',
      default: () => 'chat',
      validate: hubNameProblem,
    },
    {
      name: 'connection',
      type: 'text',
      help: 'The app setting that holds the connection to Web PubSub (its name, not its value), or, to connect with an identity, what comes before __serviceUri in the name of one.',
      example: 'ChatPubSub',
      default: () => 'WebPubSubConnectionString',
      validate: connectionProblem,
    },
  ]);
}

/** There is no emulator: the placeholder has the form of a connection string, so that the host starts. */
export function webPubSubSettings(
  answers: AnswersOf<ReturnType<typeof webPubSubOptions>>,
): Record<string, string> {
  return {
    [answers.connection]:
      'Endpoint=https://replace-me.webpubsub.azure.com;AccessKey=replace-me;Version=1.0;',
    ...referencedSetting(answers.hub, 'chat'),
  };
}
