import { sendGridOptions, sendGridProperties, sendGridSettings } from '../services/sendgrid.ts';
import { defineTrigger, type Trigger } from '../trigger.ts';
import { trigger as queueTrigger } from './queue.ts';

const [queueName, connection] = queueTrigger.options;
/** The same for other answers: the data type is always text. */
const queue: Trigger = queueTrigger;

/** The queue function that Core Tools makes as `SendGrid`: an e-mail for each message. */
export const trigger = defineTrigger({
  ...queue,
  name: 'sendgrid',
  title: 'Queue storage message that becomes an e-mail by SendGrid',
  // The host fills the order's properties in, which it can do with JSON only.
  options: [queueName, connection, ...sendGridOptions('{customerEmail}')],
  bindings: (answers) => [
    ...queue.bindings(answers),
    { type: 'sendGrid', direction: 'out', name: 'email', ...sendGridProperties(answers) },
  ],
  // On disk it is a queue function like others.
  recognises: () => false,
  settings: (answers) => ({ ...queue.settings(answers), ...sendGridSettings(answers) }),
  explain: async (answers) =>
    `sends an e-mail for each message of the queue ${answers['queue-name']} (connection ${answers.connection})`,
  guide: { ...queue.guide, arrives: 'One message of the queue, which becomes an e-mail.' },
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-sendgrid',
});
