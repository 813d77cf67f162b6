import { defineBinding } from '../binding.ts';
import { outputOf } from '../output.ts';
import { sendGridOptions, sendGridProperties, sendGridSettings } from '../services/sendgrid.ts';

export const binding = defineBinding({
  name: 'sendgrid',
  direction: 'out',
  title: 'an e-mail by SendGrid',
  type: 'sendGrid',
  options: sendGridOptions('somebody@example.com'),
  properties: sendGridProperties,
  settings: sendGridSettings,
  needsBundle: true,
  ...outputOf({
    kind: 'object',
    type: 'ObjectOutput[SendGridMessage]',
    runtimeModules: ['sendgrid'],
    call: () => [
      'Send(azfunc.SendGridMessage{',
      '\tSubject: "azure-go-func",',
      '\tContent: []azfunc.SendGridContent{{Type: "text/plain", Value: "hello"}},',
      '})',
    ],
  }),
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-bindings-sendgrid',
});
