import { readAnswer } from '../../../lib/local-host/answer.ts';
import type { Binding } from '../../../lib/local-host/binding.ts';
import { nameValues } from '../../../lib/local-host/binding-data.ts';
import { callerRequest } from '../../../lib/local-host/caller-request.ts';
import { builtInStatus } from '../../../lib/local-host/front.ts';
import type { HostFunction } from '../../../lib/local-host/function-json.ts';
import type { Headers } from '../../../lib/local-host/headers.ts';
import { requestMetadata, requestObject } from '../../../lib/local-host/http-envelope.ts';
import { httpResult } from '../../../lib/local-host/http-result.ts';
import { land } from '../../../lib/local-host/outputs/land.ts';
import { resolveNames } from '../../../lib/local-host/outputs/names.ts';
import { type OutputItems, sendOutputs } from '../../../lib/local-host/outputs.ts';
import { matchTemplate, parseTemplate } from '../../../lib/local-host/route-template.ts';
import { eventGridWebhook } from '../../../lib/local-host/webhook.ts';
import { clientView, functionOf } from './http-response.ts';
import { type Case, chain, type Group, shortChain } from './vectors.ts';

/** Whole answers of a handler, and what the host answers without one. */
export const answerGroups: Group[] = [
  {
    file: 'ext-rabbitmq.json',
    ids: /^rabbitmq-answer-/,
    run: ({ functionJson, given }) => {
      const sent = outputsOf(functionJson as Binding[], given.answer);
      return { landed: Object.values(sent).flat().map(landedForm) };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'ext-cosmosdb.json',
    ids: /-handler-answers-output-of-same-name$/,
    run: ({ functionJson, given }) => {
      const sent = outputsOf(functionJson as Binding[], { Outputs: { i: given.output } });
      return { landed: Object.values(sent).flat() };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'ext-cosmosdb.json',
    ids: /^cosmosdb-sdk-upsert-null$/,
    run: () => {
      const binding = {
        type: 'cosmosDB',
        direction: 'out',
        name: 'o',
        containerName: 'c',
      } as const;
      return { failure: shortChain(land(binding, '[null]').failure) };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'functions-and-routes.json',
    ids: /^undeclared-outputs$/,
    run: ({ functionJson, given }) => {
      const hostFunction = functionOf(functionJson as Binding[]);
      const answer = readAnswer(answered(given));
      const { status, body } = clientView(httpResult(hostFunction, answer as never), 'GET');
      return { client: { status, body: (body as { text: string }).text } };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'outputs-queue.json',
    ids: /^output-name-from-/,
    run: runNames,
    expected: ({ then }) => ({ ...then, exceptions: then.exceptions?.slice(1) }),
  },
  {
    file: 'triggers-eventgrid.json',
    ids: /^eventgrid-(validation|options-webhook|without-key|unknown-function)$/,
    run: runWebhook,
    expected: ({ then: { webhook, status, body } }) =>
      webhook
        ? { ...webhook, headers: webhook.headers.filter((line: string) => !/^Conn/.test(line)) }
        : { status, body: body ?? '' },
  },
  {
    file: 'triggers-timer-manual.json',
    ids: /^admin-without-key$/,
    run: () => ({ status: builtInStatus('POST', '/admin/functions/F', false), body: '' }),
    expected: ({ then }) => then,
  },
];

function answered(body: string) {
  const headers: Headers = [['Content-Type', 'application/json']];
  return { status: 200, reason: 'OK', headers, body: Buffer.from(body) };
}

function outputsOf(bindings: Binding[], answer: unknown): OutputItems {
  const read = readAnswer(answered(JSON.stringify(answer)));
  return read ? sendOutputs(functionOf(bindings), read, { data: {}, settings: {} }) : {};
}

function landedForm(body: unknown) {
  const bytes = body as Buffer;
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes)
    ? { bytesAsText: text }
    : { bytesBase64: bytes.toString('base64') };
}

/** Sends to a queue, and perhaps a blob, whose names come from the request. */
function runNames({ functionJson, given, then }: Case) {
  const bindings = functionJson as [Binding, ...Binding[]];
  const hostFunction = { ...functionOf(bindings), http: undefined } as unknown as HostFunction;
  const template = parseTemplate(`api/${bindings[0].route}`);
  const sent: string[] = [];
  const client: number[] = [];
  const blobs: string[] = [];
  let failure: unknown;
  for (const line of [given].flat()) {
    const target = line.split(' ')[1] as string;
    const path = target.split('?')[0]?.slice(1).split('/') ?? [];
    const request = { method: 'GET', target, headers: [], body: undefined };
    const values = matchTemplate(template, path) ?? {};
    const caller = callerRequest(request, values, { master: 'm', function: 'f' });
    const metadata = requestMetadata(caller, bindings[0].name);
    const data = nameValues({ trigger: requestObject(caller), metadata });
    const answer = readAnswer(answered('{"Outputs":{"q":"hello!","b":"hello!"}}'));
    try {
      const outputs = sendOutputs(hostFunction, answer as never, { data, settings: {} });
      sent.push(...(outputs.q as Buffer[]).map(String));
      for (const blob of bindings.filter(({ type }) => type === 'blob')) {
        blobs.push(String(resolveNames(blob, data, {}).path).replace('miscblobs/', ''));
      }
      client.push(204);
    } catch (error) {
      failure = error;
      client.push(500);
    }
  }
  return {
    client: Array.isArray(given) ? client : client[0],
    queueMisc_abc: sent,
    ...(then.blobs && { blobs }),
    ...(failure !== undefined && { exceptions: chain(failure) }),
  };
}

function runWebhook({ id, functionJson, given }: Case) {
  if (id.endsWith('without-key')) {
    return { status: builtInStatus('POST', '/runtime/webhooks/eventgrid', false), body: '' };
  }
  const hostFunction = { ...functionOf(functionJson as Binding[]), name: 'EgOne' };
  const request = {
    method: given.method ?? 'POST',
    target: given.POST ?? '/runtime/webhooks/eventgrid?functionName=EgOne',
    headers: Object.entries(given.headers ?? {}) as Headers,
    body: given.body ?? '',
  };
  const { status, headers = [], body = '' } = eventGridWebhook(request, [hostFunction]);
  if (id.endsWith('unknown-function')) return { status, body };
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  return { status, headers: [length, ...headers.map((each) => each.join(': '))], body };
}
