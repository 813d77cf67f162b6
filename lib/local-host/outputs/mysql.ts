import { hostError } from '../host-error.ts';
import type { Culture } from '../json/culture.ts';
import { type ObjectToken, type Token, tokenText, writeJson } from '../json/json-net.ts';
import { afterReturn } from './event-grid.ts';
import { named, type Service } from './landing.ts';

/**
 * The extension puts values into its SQL as text, so a quote or a date breaks the statement. What is no object is
 * dropped without an error. Nothing is known here of the table's keys and columns.
 */
export const mysql: Service<ObjectToken | null> = {
  send(items, { binding, culture }, landed) {
    const rows = items.filter((item) => item !== null);
    if (rows.length === 0) return;
    try {
      checkValues(rows, culture);
    } catch (error) {
      throw afterReturn(error);
    }
    const table = named(binding, 'commandText');
    for (const row of rows) landed.push({ table, json: writeJson(row) });
  },
};

function checkValues(rows: ObjectToken[], culture: Culture): void {
  const columns = [...(rows[0] as ObjectToken).properties.keys()];
  const sets = rows.map((row) =>
    columns.map((column) => sqlText(row.properties.get(column), column, culture)),
  );
  const broken = sets.flat().find(({ rest }) => rest !== undefined);
  if (!broken) return;
  const update = columns.map((column) => `${column} = VALUES(${column})`).join(', ');
  const values = (sets[0] as SqlText[]).slice((sets[0] as SqlText[]).indexOf(broken) + 1);
  const after = [broken.rest, ...values.map(({ text }) => text)].join(', ');
  const near = `${after}) ON DUPLICATE KEY UPDATE ${update}`;
  throw upsertError(
    hostError(
      'MySql.Data.MySqlClient.MySqlException',
      `You have an error in your SQL syntax; check the manual that corresponds to your MariaDB server version for the right syntax to use near '${near.length > 80 ? `${near.slice(0, 77)}...` : near}' at line 1`,
    ),
  );
}

function upsertError(cause: Error): Error {
  return hostError('System.InvalidOperationException', 'Unexpected error upserting rows', cause);
}

interface SqlText {
  text: string;
  /** Where the server stops understanding. */
  rest?: string;
}

function sqlText(value: Token | undefined, column: string, culture: Culture): SqlText {
  if (value === undefined) {
    throw upsertError(
      hostError(
        'System.NullReferenceException',
        'Object reference not set to an instance of an object.',
      ),
    );
  }
  if (value.type === 'object' || value.type === 'array') {
    const start = value.type === 'object' ? 'StartObject' : 'StartArray';
    throw hostError(
      'Newtonsoft.Json.JsonReaderException',
      `Error reading string. Unexpected token: ${start}. Path '${column}'.`,
    );
  }
  const text = tokenText(value, culture);
  if (value.type === 'date') return { text, rest: text.slice(text.indexOf(' ') + 1) };
  if (value.type !== 'string') return { text };
  const quoted = `'${text}'`;
  const quote = text.indexOf("'");
  return quote < 0 ? { text: quoted } : { text: quoted, rest: quoted.slice(quote + 2) };
}
