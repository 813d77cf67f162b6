import { cardinalityOption, takesMany } from '../messages.ts';
import { defineTrigger } from '../trigger.ts';

export const trigger = defineTrigger({
  name: 'eventgrid',
  title: 'Event Grid event (its own schema or CloudEvents)',
  // What starts it is said in Azure, in an event subscription, with the schema of the events.
  options: [cardinalityOption('one')],
  bindings: (answers) => [
    {
      type: 'eventGridTrigger',
      direction: 'in',
      name: 'event',
      ...(answers.cardinality === 'many' ? { cardinality: 'many', dataType: 'string' } : {}),
    },
  ],
  sample: () => ({ value: 'json' }),
  wire: {
    text: 'object',
    binary: 'unknown',
    many: 'array',
    requires: [],
    source: 'triggers-eventgrid.json',
  },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'eventgridtrigger',
  // The key that Event Grid calls with is kept in this storage account.
  settings: () => ({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' }),
  event: (binding) => ({
    constructor: takesMany(binding) ? 'EventGridBatch' : 'EventGrid',
    type: takesMany(binding) ? 'EventGridEvents[T]' : 'EventGridEvent[T]',
    runtimeModule: ['eventgrid', 'batch'],
  }),
  explain: async () =>
    'takes the events of the Event Grid subscriptions that name it as their endpoint',
  guide: {
    arrives:
      'One event of a subscription, or several with `"cardinality": "many"`, in Event Grid\'s own schema or as a CloudEvent: both fill the same fields. `Data` is its data. In a batch, one that does not fit the Go type has an `Err`.',
    fails:
      'Event Grid delivers it again (of a batch all of them: to spare the good ones, send the bad ones, `m.Raw`, to an output and return nil), for up to a day unless the subscription says otherwise, and then puts it with the dead letters if the subscription has a place for them.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-grid-trigger',
});
