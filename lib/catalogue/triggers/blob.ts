import { flex, planTitles } from '../../hosting/plans.ts';
import {
  blobPathProblem,
  connectionProblem,
  containerNameFor,
  containerOf,
} from '../../rules/storage-names.ts';
import { isBinary } from '../messages.ts';
import type { PlanLimit } from '../plan-limit.ts';
import { referencedSetting } from '../services/referenced-setting.ts';
import { dataTypeOption } from '../services/shared-options.ts';
import { defineTrigger } from '../trigger.ts';

/** Polling, which is what a blob trigger does unless it says otherwise. */
const POLLING_NOT_ON: PlanLimit = {
  plans: [flex],
  only: {
    property: 'source',
    words: 'that polls',
    matches: ({ source }) => String(source).toLowerCase() !== 'eventgrid',
  },
  why: 'Nobody scans containers there; Event Grid says what is new',
  source: 'https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan#considerations',
};

export const trigger = defineTrigger({
  name: 'blob',
  title: 'Blob that is added or changed',
  notOn: [POLLING_NOT_ON],
  options: [
    {
      name: 'path',
      type: 'text',
      question: 'Which blobs? (container/pattern)',
      help: 'The container, and which of its blobs; {name} is any text, which the event then has.',
      example: 'uploads/{name}.csv',
      default: ({ answers }) => `${containerNameFor(answers.function ?? '')}/{name}`,
      defaultDescription: "the function's name in kebab-case, and /{name}",
      validate: blobPathProblem,
    },
    {
      name: 'connection',
      type: 'text',
      question: 'Which app setting holds the connection?',
      help: 'The app setting that holds the connection to the storage account (its name, not its value). To connect with an identity, what comes before __blobServiceUri and __queueServiceUri in the names of two.',
      example: 'UploadsStorage',
      default: () => 'AzureWebJobsStorage',
      validate: connectionProblem,
    },
    {
      name: 'source',
      type: 'choice',
      help: `How the host learns of a blob. EventGrid needs a subscription of Event Grid, and is the only one on ${planTitles(POLLING_NOT_ON.plans)}.`,
      example: 'EventGrid',
      choices: [
        {
          value: 'LogsAndContainerScan',
          title: 'LogsAndContainerScan: the host looks for new blobs, which may take minutes',
        },
        { value: 'EventGrid', title: 'EventGrid: an event says so at once' },
      ],
      default: () => 'LogsAndContainerScan',
    },
    dataTypeOption(
      'What the Go function gets: text in UTF-8, or bytes. The host sends bytes in any case.',
    ),
  ],
  bindings: (answers) => [
    {
      type: 'blobTrigger',
      direction: 'in',
      name: 'blob',
      path: answers.path,
      ...(answers.source === 'EventGrid' ? { source: 'EventGrid' } : {}),
      ...(answers['data-type'] === 'binary' ? { dataType: 'binary' } : {}),
      connection: answers.connection,
    },
  ],
  sample: ({ path }) => ({ value: 'bytes', metadata: metadataFor(path) }),
  wire: {
    text: 'base64',
    binary: 'base64',
    many: 'unknown',
    requires: ['path'],
    source: 'triggers-storage.json',
  },
  needsBundle: true,
  recognises: (binding) => binding.type.toLowerCase() === 'blobtrigger',
  settings: (answers) => ({
    [answers.connection]: 'UseDevelopmentStorage=true',
    ...referencedSetting(containerOf(answers.path), containerNameFor(answers.function)),
  }),
  event: (binding) => ({
    constructor: 'Blob',
    type: isBinary(binding) ? 'BlobEvent[[]byte]' : 'BlobEvent[string]',
    runtimeModule: 'blob',
  }),
  explain: async (answers) => {
    const how =
      answers.source === 'EventGrid'
        ? 'an Event Grid subscription'
        : `polling, which ${planTitles(POLLING_NOT_ON.plans)} does not do: give --source EventGrid for it`;
    return `takes the blobs ${answers.path} (connection ${answers.connection}; by ${how})`;
  },
  guide: {
    arrives:
      'A blob that was added or changed: all of its contents at once, along with its URI, properties and metadata. Up to 190 MB: for larger ones raise the app setting `AZFUNC_MAX_EVENT_MB` and see to the memory, or let the function read the blob by its URI.',
    fails:
      'The blob is tried five times in all, and then named in a message of the queue `webjobs-blobtrigger-poison`.',
  },
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger',
});

/** As azure-sdk-for-net's `BlobTriggerBinding.CreateBindingData`, where each {name} of the path has a value too. */
function metadataFor(path: string): Record<string, unknown> {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
  const blob = path.replace(/\{[^{}]+\}/g, 'sample').replace(/%[^%]+%/g, 'container');
  return {
    Uri: `http://127.0.0.1:10000/devstoreaccount1/${blob}`,
    Properties: {
      ContentType: 'text/plain',
      ContentLength: 20,
      CreatedOn: '2026-01-02T03:04:05+00:00',
      LastModified: '2026-01-02T03:04:05+00:00',
    },
    Metadata: { author: 'Ada' },
    ...Object.fromEntries(names.map((name) => [name, 'sample'])),
  };
}
