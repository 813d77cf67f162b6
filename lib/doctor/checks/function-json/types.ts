/** Types that take a storage account, whose connection is AzureWebJobsStorage when none is named. */
export const STORAGE_TYPES = new Set(['queuetrigger', 'queue', 'blobtrigger', 'blob', 'table']);

/** Whether a binding of this type may leave its connection out, or has none. */
export function needsNoConnection(type: string): boolean {
  return STORAGE_TYPES.has(type) || /^(signalr|webpubsub)/.test(type);
}

/** The setting that other extensions take when none is named. */
export function defaultConnection(type: string): string | undefined {
  if (/^servicebus/.test(type)) return 'ServiceBus';
  return /^cosmosdb/.test(type) ? 'CosmosDB' : undefined;
}
