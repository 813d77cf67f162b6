import { type AnswersOf, defineOptions } from '../../options/option.ts';
import { emailProblem, secretSettingProblem } from '../../rules/message-addresses.ts';

/** To whom, from whom, and about what. `to` is the default of the first. */
export function sendGridOptions(to: string) {
  return defineOptions([
    {
      name: 'to',
      type: 'text',
      help: 'Who gets it; {property} takes an address from the trigger.',
      example: '{customerEmail}',
      default: () => to,
      validate: emailProblem,
    },
    {
      name: 'from',
      type: 'text',
      help: 'The sender, one that SendGrid has verified.',
      example: 'Shop <shop@contoso.com>',
      default: () => 'Azure Functions <samples@functions.com>',
      validate: emailProblem,
    },
    {
      name: 'subject',
      type: 'text',
      help: 'The subject, unless the function says another.',
      example: 'Your order {id}',
      optional: true,
    },
    {
      name: 'text',
      type: 'text',
      help: 'The text, unless the function says another.',
      example: 'Thank you.',
      optional: true,
    },
    {
      name: 'api-key',
      type: 'text',
      help: "The app setting that holds SendGrid's API key (its name, not the key).",
      example: 'ShopSendGridKey',
      default: () => 'SendGridApiKey',
      validate: secretSettingProblem,
    },
  ]);
}

type SendGridAnswers = AnswersOf<ReturnType<typeof sendGridOptions>>;

export function sendGridProperties(answers: SendGridAnswers): Record<string, unknown> {
  return {
    apiKey: answers['api-key'],
    to: answers.to,
    from: answers.from,
    subject: answers.subject,
    text: answers.text,
  };
}

/** There is no emulator: nothing is sent until a key is there. */
export function sendGridSettings(answers: SendGridAnswers): Record<string, string> {
  return { [answers['api-key']]: 'replace-with-your-SendGrid-key' };
}
