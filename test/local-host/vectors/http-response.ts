import { STATUS_CODES } from 'node:http';
import { type Answer, readAnswer } from '../../../lib/local-host/answer.ts';
import { type Binding, isType } from '../../../lib/local-host/binding.ts';
import type { HostFunction } from '../../../lib/local-host/function-json.ts';
import type { HandlerAnswer } from '../../../lib/local-host/handler-client.ts';
import { hostError } from '../../../lib/local-host/host-error.ts';
import { type HttpResult, httpResult } from '../../../lib/local-host/http-result.ts';
import { type OutputItems, sendOutputs } from '../../../lib/local-host/outputs.ts';
import { type Case, chain, type Group, lengthen } from './vectors.ts';

/** What the client of an HTTP function in envelope mode sees of the handler's answer. */
export const httpResponseGroups: Group[] = [
  {
    file: 'http-envelope-response.json',
    ids: /./,
    run: (each) => run(each),
    expected: ({ then }) => ({
      ...then,
      exceptions: then.exceptions?.slice(1).map(shortened),
      client: clientForm(then.client),
    }),
  },
];

interface Client {
  error?: string;
  status?: number;
  headers?: string[];
  body?: { text: string } | { base64: string };
}

function run(each: Case) {
  const hostFunction = functionOf(each.functionJson as Binding[]);
  const method = each.id.includes('-head-') ? 'HEAD' : 'GET';
  const hasQueue = 'queue' in each.then;
  try {
    const answer = readAnswer(handlerAnswer(each));
    if (!answer) return { ...failed(hasQueue), exceptions: [] };
    const result = httpResult(hostFunction, answer);
    const sent = sendOutputs(hostFunction, answer, { data: {}, settings: {} });
    return {
      function: 'succeeded',
      client: clientForm(clientView(result, method)),
      ...(hasQueue && { queue: queued(sent) }),
      ...(each.then.userLog && { userLog: userLog(answer) }),
    };
  } catch (error) {
    return { ...failed(hasQueue), exceptions: chain(error).map(shortened) };
  }
}

function failed(hasQueue: boolean) {
  const client = clientView({ status: 500, headers: [], body: Buffer.alloc(0) }, 'GET');
  return { function: 'failed', client: clientForm(client), ...(hasQueue && { queue: [] }) };
}

/** A function with these bindings, in order. */
export function functionOf(bindings: Binding[]): HostFunction {
  return {
    name: 'F',
    trigger: bindings.find(({ type }) => /trigger$/i.test(type)),
    inputs: [],
    outputs: bindings.filter(({ direction }) => direction === 'out'),
    http: bindings.some((binding) => isType(binding, 'httpTrigger')) ? {} : undefined,
  } as unknown as HostFunction;
}

function handlerAnswer({ id, given, note }: Case & { note?: string }): HandlerAnswer {
  if (id.endsWith('-connection-dropped')) {
    throw hostError(
      'HttpRequestException',
      'An error occurred while sending the request.',
      hostError('HttpIOException', 'The response ended prematurely. (ResponseEnded)'),
    );
  }
  // The host follows a redirect; there the recording handler answered its usual way.
  const redirected = note?.startsWith('Location:');
  const status = redirected ? 200 : (given.status ?? 200);
  const text = redirected ? '{"Outputs":{}}' : given.body;
  return {
    status,
    reason: STATUS_CODES[status] ?? '',
    headers: Object.entries(given.headers ?? {}),
    body: bodyBytes(text ?? ''),
  };
}

function bodyBytes(given: string | { base64: string }): Buffer {
  if (typeof given !== 'string') return Buffer.from(given.base64, 'base64');
  const large = /^<(\d+) characters: (.*?)xxx.* \.\.\. xxx.*?("\S*)>$/.exec(given);
  if (!large) return Buffer.from(lengthen(given));
  const [, size = '0', start = '', end = ''] = large;
  const fill = Number(size) - start.length - end.length;
  return Buffer.from(start + 'x'.repeat(fill) + end);
}

function userLog({ logs }: Answer) {
  return logs.map((message) => ({ level: 'info', category: 'Function.Named.User', message }));
}

function queued(sent: OutputItems) {
  return Object.values(sent)
    .flat()
    .map((body) => ({ text: (body as Buffer).toString() }));
}

/** The response as the client's parser gives it: what the server frames it with is among the headers. */
export function clientView(result: HttpResult, method: string): Client {
  if (result.broken) return { error: '' };
  const { status, headers, body, chunked } = result;
  const bodiless = status === 204 || status === 304;
  const framing = chunked ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`;
  const counted = headers.some(([name]) => name.toLowerCase() === 'content-length');
  const hidden = counted || bodiless || (chunked && method === 'HEAD');
  const sent = method === 'HEAD' ? Buffer.alloc(0) : body;
  return {
    status,
    headers: [...headers.map(([name, value]) => `${name}: ${value}`), ...(hidden ? [] : [framing])],
    body: content(sent),
  };
}

function content(bytes: Buffer): { text: string } | { base64: string } {
  const text = bytes.toString('utf8');
  if (text.length > 1_000_000 && text === 'x'.repeat(text.length)) {
    return { text: `<${text.length} characters: ${'x'.repeat(60)} ... ${'x'.repeat(30)}>` };
  }
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

/** Headers in no order, without the client's own wish for its connection; an error is an error, whose text is the client's. */
export function clientForm({ error, status, headers, body }: Client) {
  if (error !== undefined) return { error: true };
  const own = headers?.filter((line) => !/^connection:/i.test(line));
  const sorted = own?.map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase())).sort();
  const shown = body && 'text' in body ? { text: lengthen(body.text) } : body;
  return { status, headers: sorted, body: shown };
}

/** Types and what the messages begin with: the rest is places in the text, and headers of the recording handler. */
function shortened({ type, message }: { type: string; message: string }) {
  return {
    type: type.split('.').at(-1),
    message: message
      .split('\n')[0]
      ?.replace(/ Path '.*$/, '')
      .replace(/(content with media type).*/, '$1'),
  };
}
