import { hostError } from '../host-error.ts';
import type { Culture } from '../json/culture.ts';
import { type ObjectToken, type Token, tokenText, writeJson } from '../json/json-net.ts';
import { named, type Service } from './landing.ts';

type Rows = Service<ObjectToken | null>;

/** Anything but an object fails in the client library. */
export const cosmosDB: Rows = {
  send(items, { binding }, landed) {
    const table = `${named(binding, 'databaseName')}/${named(binding, 'containerName')}`;
    for (const item of items) {
      if (!item) {
        throw hostError('System.ArgumentNullException', "Value cannot be null. (Parameter 'item')");
      }
      landed.push({ table, json: writeJson(item) });
    }
  },
};

/** What is no object is dropped without an error. */
export const sql: Rows = {
  send(items, { binding }, landed) {
    const table = named(binding, 'commandText');
    for (const item of items) if (item) landed.push({ table, json: writeJson(item) });
  },
};

/** The older table extension, Storage 4.0.2. Keys come from the value, or else from function.json. */
export const table: Rows = {
  send(items, { binding, culture }, landed) {
    const name = named(binding, 'tableName');
    const entities = items.map((item) => entity(item, name, (key) => named(binding, key), culture));
    for (const added of entities) {
      const twice = landed.some(
        (other) =>
          'rowKey' in other &&
          other.rowKey === added.rowKey &&
          other.partitionKey === added.partitionKey,
      );
      if (twice) throw conflict();
      landed.push(added);
    }
  },
};

function entity(
  item: ObjectToken | null,
  table: string,
  given: (key: string) => string,
  culture: Culture,
) {
  if (!item) {
    throw hostError(
      'System.NullReferenceException',
      'Object reference not set to an instance of an object.',
    );
  }
  const keys = { partitionkey: given('partitionKey'), rowkey: given('rowKey') };
  const properties: ReturnType<typeof entityProperties> = {};
  for (const [name, value] of item.properties) {
    const key = name.toLowerCase();
    if (key === 'partitionkey' || key === 'rowkey') keys[key] = tokenText(value, culture);
    else Object.assign(properties, entityProperties(name, value, culture));
  }
  for (const key of [keys.partitionkey, keys.rowkey]) {
    // What a key cannot hold: slashes, `#`, `?`, control characters, nothing at all.
    if (key !== '' && !/[/\\#?\p{Cc}]/u.test(key)) continue;
    throw hostError(
      'System.InvalidOperationException',
      `'${key}' is not a valid value for a partition key or row key.`,
    );
  }
  return { table, partitionKey: keys.partitionkey, rowKey: keys.rowkey, properties };
}

const types = { integer: 'Int32', float: 'Double', boolean: 'Boolean' } as const;

function entityProperties(name: string, value: Token, culture: Culture) {
  if (value.type === 'integer' && BigInt.asIntN(32, value.value) !== value.value) {
    throw hostError(
      'System.OverflowException',
      'Value was either too large or too small for an Int32.',
    );
  }
  const type = value.type in types ? types[value.type as keyof typeof types] : ('String' as const);
  return { [name]: { value: tokenText(value, culture), type } };
}

function conflict(): Error {
  const text = '0:The specified entity already exists.\nRequestId:<guid>\nTime:<time>';
  const type = 'Microsoft.Azure.Cosmos.Table.StorageException';
  return hostError(
    'System.InvalidOperationException',
    'Error while handling parameter _binder after function returned:',
    hostError(
      type,
      `${text} (HTTP status code 409: EntityAlreadyExists. ${text})`,
      hostError(type, text),
    ),
  );
}
