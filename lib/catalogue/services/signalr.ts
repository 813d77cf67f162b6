import { type AnswersOf, defineOptions } from '../../options/option.ts';
import { hubNameProblem } from '../../rules/hub-names.ts';
import { connectionProblem } from '../../rules/storage-names.ts';
import { referencedSetting } from './referenced-setting.ts';

/** The hub, and the connection to the service. */
export function signalrOptions(help: string, question?: string) {
  return defineOptions([
    {
      name: 'hub-name',
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
      help: 'The app setting that holds the connection to Azure SignalR Service (its name, not its value), or, to connect with an identity, what comes before __serviceUri in the name of one.',
      example: 'ChatSignalR',
      default: () => 'AzureSignalRConnectionString',
      validate: connectionProblem,
    },
  ]);
}

type SignalRAnswers = AnswersOf<ReturnType<typeof signalrOptions>>;

/** `connectionStringSetting` is the name that every version of the extension in bundle 4.x reads. */
export function signalrProperties(answers: SignalRAnswers): Record<string, unknown> {
  return {
    hubName: answers['hub-name'],
    connectionStringSetting: answers.connection,
  };
}

/** The connection string of the Azure SignalR emulator, whose key is the same for everyone. */
export function signalrSettings(answers: SignalRAnswers): Record<string, string> {
  return {
    [answers.connection]:
      'Endpoint=http://localhost;Port=8888;AccessKey=ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ABCDEFGH;Version=1.0;',
    ...referencedSetting(answers['hub-name'], 'chat'),
  };
}
