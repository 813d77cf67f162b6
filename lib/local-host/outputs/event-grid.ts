import { hostError } from '../host-error.ts';
import { invariant } from '../json/culture.ts';
import { dateJson, isoSeconds, type NetDate, parseDate } from '../json/net-date.ts';
import { type Element, parseStrict, property, textOf, writeElement } from '../json/system-text.ts';
import type { Service } from './landing.ts';

/**
 * The bytes of each item are parsed as an event or an array of events, and all go out in one request. The first of
 * them says whether they are Event Grid events or CloudEvents.
 */
export const eventGrid: Service<Buffer> = {
  send(items, _sending, landed) {
    if (items.length === 0) return;
    try {
      const events = items.flatMap((item) => elements(parseStrict(item)));
      const cloud = isCloudEvent(events[0]);
      const write = cloud ? cloudEvent : gridEvent;
      landed.push({
        method: 'POST',
        path: '/api/events?api-version=2018-01-01',
        contentType: cloud
          ? 'application/cloudevents-batch+json; charset=utf-8'
          : 'application/json',
        body: `[${events.map(write).join(',')}]`,
      });
    } catch (error) {
      throw afterReturn(error);
    }
  },
};

/** The collector sends when the function has returned, and so it fails then. */
export function afterReturn(cause: unknown): Error {
  return hostError(
    'System.InvalidOperationException',
    'Error while handling parameter _binder after function returned:',
    cause,
  );
}

function elements(element: Element): Element[] {
  return element.kind === 'Array' ? element.items : [element];
}

const required = ['id', 'subject', 'eventType', 'dataVersion'];

function isCloudEvent(first: Element | undefined): boolean {
  return first?.kind === 'Object' && required.some((name) => !property(first, name));
}

// A number is written as null, and the topic takes it.
function gridEvent(event: Element): string {
  if (event.kind !== 'Object') return 'null';
  const missing = [
    ['subject', 'Subject'],
    ['eventType', 'EventType'],
    ['dataVersion', 'DataVersion'],
  ].find(([name]) => textOf(property(event, name as string)) === undefined);
  if (missing) {
    throw hostError(
      'System.ArgumentNullException',
      `Value cannot be null. (Parameter '${missing[1]}')`,
    );
  }
  const data = property(event, 'data');
  if (!data) {
    throw hostError(
      'System.InvalidOperationException',
      'Operation is not valid due to the current state of the object.',
    );
  }
  const members: [string, string | undefined][] = [
    ['id', raw(event, 'id')],
    ['topic', raw(event, 'topic')],
    ['subject', raw(event, 'subject')],
    ['data', writeElement(data)],
    ['eventType', raw(event, 'eventType')],
    ['eventTime', JSON.stringify(roundTrip(textOf(property(event, 'eventTime'))))],
    ['dataVersion', raw(event, 'dataVersion')],
  ];
  return object(members);
}

/** `DateTimeOffset` in UTC, with the format `O`. */
function roundTrip(text: string | undefined): string {
  if (text === undefined) return '0001-01-01T00:00:00.0000000Z';
  const date = readDate(text);
  const fraction = ((date.clock % 1000) + 1000) % 1000;
  const digits = String(fraction * 10_000 + date.ticks).padStart(7, '0');
  return `${isoSeconds(date)}.${digits}Z`;
}

function readDate(text: string): NetDate {
  const date = parseDate(text, invariant);
  if (date) return date;
  throw hostError(
    'System.FormatException',
    'The JSON value is not in a supported DateTimeOffset format.',
  );
}

const attributes =
  'id source data data_base64 type time specversion dataschema datacontenttype subject'.split(' ');

function cloudEvent(event: Element): string {
  const properties = event.kind === 'Object' ? event.properties : [];
  const extensions = properties.filter(([name]) => !attributes.includes(name));
  for (const [name] of extensions) {
    const bad = /[^a-z0-9]/.exec(name)?.[0];
    if (!bad) continue;
    throw hostError(
      'System.ArgumentException',
      `Invalid character in extension attribute name: '${bad}'. CloudEvent attribute names must consist of lower-case letters ('a' to 'z') or digits ('0' to '9') from the ASCII character set. (Parameter 'name')`,
    );
  }
  for (const name of ['source', 'type', 'id', 'specversion']) {
    if (property(event, name)) continue;
    throw hostError(
      'System.ArgumentException',
      `The ${name} property must be specified in each CloudEvent. \nThe \`skipValidation\` parameter can be set to 'true' in the CloudEvent.Parse or CloudEvent.ParseEvents method to skip this validation.`,
    );
  }
  const time = textOf(property(event, 'time'));
  return object([
    ...['id', 'source', 'type', 'data', 'data_base64'].map((name) => member(event, name)),
    ['time', time && JSON.stringify(offsetTime(time))],
    ...['specversion', 'dataschema', 'datacontenttype', 'subject'].map((name) =>
      member(event, name),
    ),
    ...extensions.map(([name]) => member(event, name)),
  ]);
}

/** A DateTimeOffset as System.Text.Json writes it: UTC is `+00:00`. */
function offsetTime(text: string): string {
  return dateJson(readDate(text)).replace(/Z$/, '+00:00');
}

function member(event: Element, name: string): [string, string | undefined] {
  return [name, raw(event, name)];
}

function raw(event: Element, name: string): string | undefined {
  const value = property(event, name);
  return value && writeElement(value);
}

function object(members: [string, string | undefined][]): string {
  const written = members.flatMap(([name, value]) =>
    value === undefined ? [] : `${JSON.stringify(name)}:${value}`,
  );
  return `{${written.join(',')}}`;
}
