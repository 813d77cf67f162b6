import type { Binding } from '../binding.ts';
import { jsonText } from '../encode-value.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { type ParameterType, parameterType } from './arrival.ts';

const netNames: Record<Exclude<ParameterType, 'string'>, string> = {
  'byte[]': 'System.Byte[]',
  'string[]': 'System.String[]',
  'byte[][]': 'System.Byte[][]',
  'object[]': 'System.Object[]',
};

/** ext-cosmosdb.json: JSON text of an array of documents. Every other type fails. */
export function cosmosDBTrigger(binding: Binding, documents: unknown[]): InvocationValues {
  const type = parameterType(binding);
  if (type !== 'string') {
    throw hostError(
      'System.InvalidCastException',
      `Unable to cast object of type 'System.Collections.Generic.List\`1[Newtonsoft.Json.Linq.JObject]' to type '${netNames[type]}'.`,
    );
  }
  return { trigger: jsonText(documents) };
}

export interface RowChange {
  operation: 'insert' | 'update' | 'delete';
  item: unknown;
}

const operations = ['insert', 'update', 'delete'];

/** ext-sql.json, ext-mysql.json: JSON text of an array of `{Operation, Item}`. Other types are not indexed. */
export function rowsTrigger(changes: RowChange[]): InvocationValues {
  const json = changes.map(({ operation, item }) => ({
    Operation: operations.indexOf(operation),
    Item: item,
  }));
  return { trigger: jsonText(json) };
}
