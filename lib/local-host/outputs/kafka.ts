import type { Culture } from '../json/culture.ts';
import {
  JsonReaderError,
  type ObjectToken,
  readJson,
  type Token,
  tokenText,
  writeJson,
} from '../json/json-net.ts';
import { type Message, named, type Service } from './landing.ts';

const eventProperties = ['Offset', 'Partition', 'Topic', 'Timestamp', 'Value', 'Headers'];

/**
 * A text that is a whole Kafka event gives value, key and headers; any other text is the value. An event goes to the
 * binding's topic, and to none when that is still an expression.
 */
export const kafka: Service<string> = {
  send(items, { binding, culture }, landed) {
    const to = named(binding, 'topic');
    for (const text of items) {
      const message = { to, ...(readEvent(text, culture) ?? { body: Buffer.from(text) }) };
      if (isTopic(to)) landed.push(message);
    }
  },
};

function isTopic(name: string): boolean {
  return /^[a-zA-Z0-9._-]{1,249}$/.test(name);
}

function readEvent(text: string, culture: Culture): Omit<Message, 'to'> | undefined {
  const event = readObject(text, culture);
  if (!event || eventProperties.some((name) => !event.properties.has(name))) return undefined;
  if (event.properties.get('Timestamp')?.type !== 'date') return undefined;
  const message: Omit<Message, 'to'> = { body: Buffer.from(valueText(event, 'Value', culture)) };
  if (event.properties.has('Key')) message.key = valueText(event, 'Key', culture);
  const headers = event.properties.get('Headers');
  const items = headers?.type === 'array' ? headers.items : [];
  if (items.length > 0) message.headers = items.map((item) => header(item, culture));
  return message;
}

function readObject(text: string, culture: Culture): ObjectToken | undefined {
  try {
    const token = readJson(text, { culture });
    return token.type === 'object' ? token : undefined;
  } catch (error) {
    if (error instanceof JsonReaderError) return undefined;
    throw error;
  }
}

function valueText({ properties }: ObjectToken, name: string, culture: Culture): string {
  const value = properties.get(name) ?? { type: 'null' };
  const isJson = value.type === 'object' || value.type === 'array';
  return isJson ? writeJson(value) : tokenText(value, culture);
}

function header(token: Token, culture: Culture) {
  if (token.type !== 'object') return { key: '', value: '' };
  return { key: valueText(token, 'Key', culture), value: valueText(token, 'Value', culture) };
}
