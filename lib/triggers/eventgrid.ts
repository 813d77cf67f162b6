import type { Trigger } from '../catalogue/trigger.ts';

export const trigger: Trigger = {
  name: 'eventgrid',
  title: 'Event Grid event (its own schema or CloudEvents)',
  order: 70,
  // What starts it is said in Azure, in an event subscription, with the schema of the events.
  options: [],
  bindings: () => [{ type: 'eventGridTrigger', direction: 'in', name: 'event' }],
  sample: { value: 'json' },
  needsBundle: true,
  recognises: ({ type }) => type.toLowerCase() === 'eventgridtrigger',
  // The key that Event Grid calls with is kept in this storage account.
  settings: () => ({ AzureWebJobsStorage: 'UseDevelopmentStorage=true' }),
  event: () => ({ constructor: 'EventGrid', type: 'EventGridEvent[T]', part: 'eventgrid' }),
  explain: async () =>
    'takes the events of the Event Grid subscriptions that name it as their endpoint',
  guide: {
    arrives:
      "One event of a subscription, in Event Grid's own schema or as a CloudEvent: both fill the same fields. `e.Data` is its data.",
    fails:
      'Event Grid delivers it again, for up to a day unless the subscription says otherwise, and then puts it with the dead letters if the subscription has a place for them.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-event-grid-trigger',
};
