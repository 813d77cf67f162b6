import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF321',
  severity: 'error',
  area: 'function.json',
  title: 'A storage queue has a name that Azure Storage does not take',
  reads: 'queueName of each queueTrigger and queue binding in */function.json',
  symptom:
    '"A queue name can contain only letters, numbers, and dash(-) characters" or "A queue name must be from 3 to 63 characters long", and the function is left out; with an output, calls fail.',
  sources: {
    'A queue name can contain only letters, numbers, and dash(-) characters':
      'vector function-QueueBadName',
    'A queue name must be from 3 to 63 characters long': 'vector function-QueueNoConn',
  },
  reason: 'A queue name has 3 to 63 letters, digits and single "-".',
  howToFix: 'Write for example "orders-in", or %QUEUE_NAME% for an app setting.',
  documentation: 'https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata',
  run: (project) => refusedBy(project, 'queue-name'),
};
