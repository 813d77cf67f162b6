import type { Binding } from '../../../lib/local-host/binding.ts';
import type { InvocationValues } from '../../../lib/local-host/envelope.ts';
import type { Headers } from '../../../lib/local-host/headers.ts';
import { timerInfo } from '../../../lib/local-host/trigger-values.ts';
import { eventGridTrigger } from '../../../lib/local-host/triggers/event-grid.ts';
import { adminInput, manualTrigger } from '../../../lib/local-host/triggers/manual.ts';
import {
  blobTrigger,
  decodeMessage,
  PoisonMessage,
  queueTrigger,
  type StoredBlob,
} from '../../../lib/local-host/triggers/storage.ts';
import { eventGridWebhook } from '../../../lib/local-host/webhook.ts';
import { functionOf } from './http-response.ts';
import { wire } from './triggers.ts';
import { type Case, chain, type Group, lengthen } from './vectors.ts';

const time = '2026-11-24T16:03:21+00:00';

/** What the triggers of storage, the timer, Event Grid and the admin API hand over. */
export const hostTriggerGroups: Group[] = [
  {
    file: 'triggers-storage.json',
    ids: /^queue-(nodatatype|string|binary|stream|cardinality)-/,
    run: (each) =>
      called(each, (binding) => queueTrigger(binding, { ...queueFacts, body: bytes(each.given) })),
    expected,
  },
  {
    file: 'triggers-storage.json',
    ids: /^queue-raw-/,
    run: (each) =>
      called(each, (binding) => queueTrigger(binding, { body: decodeMessage(each.given) })),
    expected,
  },
  {
    file: 'triggers-storage.json',
    ids: /^queue-messageEncoding-none/,
    run: (each) => {
      const [binding] = each.functionJson as [Binding];
      const sent = queueTrigger(binding, { body: decodeMessage(each.given, 'none') });
      return { body: JSON.stringify(wire([binding], sent)?.Data) };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'triggers-storage.json',
    ids: /^blob-/,
    run: (each) =>
      called(each, (binding) => {
        const name = each.id.replace(/^blob-\w+?-/, '');
        const container = String(binding.path).split('/')[0];
        return blobTrigger(binding, storedBlob(`${container}/${name}.txt`, bytes(each.given)));
      }),
    expected,
  },
  {
    file: 'triggers-eventgrid.json',
    ids: /^eventgrid-(one|many)(string)?-/,
    run: runEventGrid,
    expected: ({ then }) => ({
      ...then,
      calls: then.calls.map(({ path, body }: Record<string, string>) => ({
        path,
        body: JSON.parse(body as string),
      })),
    }),
  },
  {
    file: 'triggers-eventgrid.json',
    ids: /^blob-eventgrid-source$/,
    run: ({ functionJson, then }) => {
      const [binding] = functionJson as [Binding];
      const values = blobTrigger(
        binding,
        storedBlob('trig-eg/d/hello.txt', Buffer.from('hello'), {}),
      );
      return {
        webhook: then.webhook,
        handler: { path: '/EgBlob', body: body([binding], values, 'EgBlob') },
      };
    },
    expected: ({ then }) => ({
      ...then,
      handler: { ...then.handler, body: JSON.parse(then.handler.body) },
    }),
  },
  {
    file: 'triggers-timer-manual.json',
    ids: /^timer-/,
    run: (each) =>
      called(each, (binding) =>
        timerInfo({
          withoutStatus: !each.id.endsWith('monitor'),
          adjustForDst: String(binding.schedule).includes('*'),
        }),
      ),
    expected,
  },
  {
    file: 'triggers-timer-manual.json',
    ids: /^(manual|admin)-(?!without)/,
    run: runAdmin,
    expected: (each) => ({
      ...(expected(each) as object),
      admin: (each as unknown as Admin).admin.status,
      exceptions: (each as unknown as Admin).exceptions?.slice(1),
    }),
  },
];

interface Admin {
  admin: { status: number };
  exceptions?: unknown[];
}

const queueFacts = {
  dequeueCount: 1,
  id: '0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a',
  popReceipt: 'AgAAAAMAAAAAAAAA',
  inserted: time,
  expires: time,
  nextVisible: time,
};

function storedBlob(
  path: string,
  content: Buffer,
  metadata: Record<string, string> = { m1: 'v1' },
): StoredBlob {
  return {
    path,
    content,
    contentType: 'text/plain',
    metadata,
    lastModified: time,
    created: time,
  };
}

function bytes(given: string | { base64: string }): Buffer {
  return typeof given === 'string'
    ? Buffer.from(lengthen(given))
    : Buffer.from(given.base64, 'base64');
}

/** The request to the handler, or that there was none. */
function called(each: Case, values: (binding: Binding) => InvocationValues): unknown {
  const [binding] = each.functionJson as [Binding];
  const name = each.then.path?.slice(1) ?? 'F';
  try {
    return { method: 'POST', path: `/${name}`, body: body([binding], values(binding), name) };
  } catch (error) {
    if (error instanceof PoisonMessage) return { notCalled: true };
    return { notCalled: true, exceptions: chain(error) };
  }
}

function body(bindings: [Binding, ...Binding[]], values: InvocationValues, name: string) {
  return JSON.parse(JSON.stringify(wire(bindings, values, name, undefined, true)));
}

function expected({ then }: Case): unknown {
  if (!then.body) return { ...then, exceptions: then.exceptions?.slice(1) };
  // The placeholder of the tag took a brace with it.
  const text = lengthen(then.body).replace('"ETag":"<etag>"}', '"ETag":{}');
  return { ...then, body: JSON.parse(text) };
}

function runEventGrid({ functionJson, given, then }: Case) {
  const [binding] = functionJson as [Binding];
  const name = then.calls[0]?.path.slice(1) ?? 'F';
  const target = `/runtime/webhooks/eventgrid?functionName=${name}`;
  const headers = Object.entries(given.headers) as Headers;
  const webhook = eventGridWebhook({ method: 'POST', target, headers, body: given.body }, [
    { ...functionOf([binding]), name },
  ]);
  const { status, deliverTo } = webhook;
  if (!deliverTo) return { webhook: { status, body: '' }, calls: [] };
  const calls = eventGridTrigger(binding, given.body).map((values) => ({
    path: `/${name}`,
    body: body([binding], values, name),
  }));
  // Two invocations run at once, and either may come first.
  const [first] = then.calls.map((call: { body: string }) => JSON.parse(call.body).Data);
  const isFirst = (call: { body: { Data: unknown } }) =>
    JSON.stringify(call.body.Data) === JSON.stringify(first);
  calls.sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
  return { webhook: { status, body: '' }, calls };
}

function runAdmin(each: Case) {
  const binding = (each.functionJson as Binding[])[0] as Binding;
  const input = adminInput(each.given['POST /admin/functions/<name>']);
  if (input === undefined) return { notCalled: true, admin: 400 };
  const stored = (path: string) =>
    path.endsWith('/hello.txt') ? storedBlob(path, Buffer.from('hello')) : undefined;
  const result = called(each, () => manualTrigger(binding, input, stored));
  return { ...(result as object), admin: 202 };
}
