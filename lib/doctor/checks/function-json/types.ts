import { closestMatch } from 'leven';
import { loadCatalogue } from '../../../catalogue/load.ts';

/** Types of the host and of the extension bundle, version 4, that the catalogue does not have. */
const OTHERS = (
  'manualTrigger signalREndpoints signalRNegotiation webPubSubContext mcpToolProperty mcpResourceTrigger ' +
  'mcpPromptTrigger durableClient orchestrationClient orchestrationTrigger activityTrigger entityTrigger kusto ' +
  'textCompletion embeddings embeddingsStore semanticSearch assistantSkillTrigger assistantCreate assistantPost ' +
  'assistantQuery notificationHub documentDB'
).split(' ');

/** What is known of binding types. Types are compared in lower case. */
export interface BindingTypes {
  /** The type that a misspelt one was probably meant to be; undefined when it is known, or resembles none. */
  meant: (type: string) => string | undefined;
  /** The property that names its connection; undefined when it has none, or one that may be left out. */
  connection: (type: string) => string | undefined;
}

/** The types of the catalogue, and the others. */
export async function bindingTypes(): Promise<BindingTypes> {
  const { triggers, bindings } = await loadCatalogue();
  // Types and names of properties are the same for all answers.
  const rows = [
    ...triggers.flatMap((trigger) => trigger.bindings({})),
    ...bindings.map((kind) => ({ type: kind.type, ...kind.properties({}) })),
  ];
  const names = [...new Set([...rows.map(({ type }) => type), ...OTHERS])];
  const lower = names.map((type) => type.toLowerCase());
  const connections = new Map(
    rows.map((row) => [
      row.type.toLowerCase(),
      ['connection', 'connectionStringSetting'].find((property) => property in row),
    ]),
  );
  return {
    meant: (type) => {
      if (type === '' || lower.includes(type)) return undefined;
      const near = closestMatch(type, lower, { maxDistance: Math.min(2, type.length >> 2) });
      return near === undefined ? undefined : names[lower.indexOf(near)];
    },
    connection: (type) =>
      STORAGE_TYPES.has(type) || /^(signalr|webpubsub)/.test(type)
        ? undefined
        : connections.get(type),
  };
}

/** Types that take a storage account, whose connection is AzureWebJobsStorage when none is named. */
export const STORAGE_TYPES = new Set(['queuetrigger', 'queue', 'blobtrigger', 'blob', 'table']);

/** The setting that other extensions take when none is named. */
export function defaultConnection(type: string): string | undefined {
  if (/^servicebus/.test(type)) return 'ServiceBus';
  return /^cosmosdb/.test(type) ? 'CosmosDB' : undefined;
}
