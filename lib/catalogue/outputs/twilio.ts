import { phoneProblem, secretSettingProblem } from '../../rules/message-addresses.ts';
import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';

export const binding = defineBinding({
  name: 'twilio',
  direction: 'out',
  title: 'a text message (SMS) by Twilio',
  type: 'twilioSms',
  options: [
    {
      name: 'to',
      type: 'text',
      help: 'Who gets it; {property} takes a number from the trigger.',
      example: '{customerPhone}',
      default: () => '+14255550100',
      validate: phoneProblem,
    },
    {
      name: 'from',
      type: 'text',
      help: 'The number at Twilio that sends it.',
      example: '+14255550101',
      default: () => '+14255550101',
      validate: phoneProblem,
    },
    {
      name: 'body',
      type: 'text',
      help: 'The text, unless the function says another.',
      example: 'Your order is on its way.',
      optional: true,
    },
    {
      name: 'account-sid-setting',
      type: 'text',
      help: 'The app setting that holds the account SID (its name, not the SID).',
      example: 'ShopTwilioSid',
      default: () => 'TwilioAccountSid',
      validate: secretSettingProblem,
    },
    {
      name: 'auth-token-setting',
      type: 'text',
      help: 'The app setting that holds the token (its name, not the token).',
      example: 'ShopTwilioToken',
      default: () => 'TwilioAuthToken',
      validate: secretSettingProblem,
    },
  ],
  // The names of version 3 of the extension, which is in bundle 4.x.
  properties: (answers) => ({
    accountSidSetting: answers['account-sid-setting'],
    authTokenSetting: answers['auth-token-setting'],
    to: answers.to,
    from: answers.from,
    body: answers.body,
  }),
  settings: (answers) => ({
    [answers['account-sid-setting']]: 'replace-with-your-Twilio-account-SID',
    [answers['auth-token-setting']]: 'replace-with-your-Twilio-token',
  }),
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    type: 'ObjectOutput[TwilioMessage]',
    runtimeModules: ['twilio'],
    call: ({ binding }) => [
      `Send(azfunc.TwilioMessage{To: ${JSON.stringify(String(binding.to ?? ''))}, Body: "hello from azure-go-func"})`,
    ],
  }),
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-twilio',
});
