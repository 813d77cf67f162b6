import { replaceBraces } from '../../../rules/braces.ts';
import { queueNameProblem } from '../../../rules/storage-names.ts';
import type { Check } from '../../check.ts';
import { eachBinding, typeOf } from './each.ts';

export const check: Check = {
  code: 'AGF321',
  severity: 'error',
  area: 'function.json',
  title: 'A storage queue has a name that Azure Storage does not take',
  looksAt: 'queueName of each queueTrigger and queue binding in */function.json',
  symptom:
    '"The listener for function \'Functions.Orders\' was unable to start" with "The specified resource name contains invalid characters."',
  reason: 'A queue name has 3 to 63 letters, digits and single "-".',
  mend: 'Write for example "orders-in", or %QUEUE_NAME% for an app setting.',
  documentation: 'https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata',
  examine: (subject) =>
    eachBinding(subject, (binding) => {
      const type = typeOf(binding);
      if (type !== 'queuetrigger' && type !== 'queue') return undefined;
      const name = typeof binding.queueName === 'string' ? binding.queueName : '';
      // A name may be built from the trigger's data or from app settings: "out-{id}", "orders-%STAGE%".
      if (replaceBraces(name, () => '') !== name || name.split('%').length > 2) return undefined;
      // The extension writes it in lower case before it looks.
      return queueNameProblem(name.toLowerCase()) === undefined
        ? undefined
        : { message: `the queue name ${JSON.stringify(name)} is not valid`, property: 'queueName' };
    }),
};
