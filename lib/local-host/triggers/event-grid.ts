import type { Binding } from '../binding.ts';
import { tokenValue } from '../binding-data.ts';
import type { InvocationValues } from '../envelope.ts';
import { readJson, type Token } from '../json/json-net.ts';
import { isMany } from './arrival.ts';

/**
 * triggers-eventgrid.json: what the webhook makes of a delivery: an invocation an event, or with `many` one for all.
 * Dates in `data` are rewritten; those of the event itself stay, because its reader leaves texts alone.
 */
export function eventGridTrigger(binding: Binding, delivery: string): InvocationValues[] {
  const read = readJson(delivery);
  const whole = readJson(delivery, { dates: false });
  const events = zip(items(whole), items(read));
  if (!isMany(binding)) {
    return events.map(([event, data]) => ({ trigger: event, metadata: { data } }));
  }
  return [
    {
      trigger: events.map(([event]) => event),
      metadata: { data: events.map(([, data]) => data) },
    },
  ];
}

function items(token: Token): Token[] {
  return token.type === 'array' ? token.items : [token];
}

/** Each event, its `data` with the dates rewritten, and that data alone. */
function zip(whole: Token[], read: Token[]): [Record<string, unknown>, unknown][] {
  return whole.map((token, i) => {
    const event = tokenValue(token) as Record<string, unknown>;
    const data = (tokenValue(read[i] as Token) as Record<string, unknown>).data;
    return [data === undefined ? event : { ...event, data }, data];
  });
}
