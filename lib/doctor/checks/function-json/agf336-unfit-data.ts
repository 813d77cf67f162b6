import type { Check } from '../../check.ts';
import { refusedBy } from './refused.ts';

export const check: Check = {
  code: 'AGF336',
  severity: 'error',
  area: 'function.json',
  title: 'A trigger cannot have this dataType or cardinality',
  reads: 'dataType and cardinality of SQL, MySQL, SignalR and Kafka triggers in */function.json',
  symptom:
    '"can\'t be invoked from Azure WebJobs SDK." and the function is left out; for Kafka "Value deserializer was not specified and there is no default deserializer defined for type Object.", and the host does not start.',
  sources: {
    "can't be invoked from Azure WebJobs SDK.": 'vector sql-trigger-many-string-three-changes',
    'Value deserializer was not specified and there is no default deserializer defined for type Object.':
      'vector kafka-trigger-many-absent-host-start',
  },
  reason:
    'The host picks a .NET type by these words, and the extension has no such type for the trigger.',
  howToFix:
    'Leave dataType and cardinality out; for many events of Kafka write "dataType": "string" next to it.',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-triggers-bindings',
  run: (project) => refusedBy(project, 'unfit-data'),
};
