import { readAnswer } from '../../../lib/local-host/answer.ts';
import type { Binding } from '../../../lib/local-host/binding.ts';
import { callerRequest } from '../../../lib/local-host/caller-request.ts';
import type { Dispatcher } from '../../../lib/local-host/dispatcher.ts';
import type { InvocationValues } from '../../../lib/local-host/envelope.ts';
import { HostLog } from '../../../lib/local-host/host-log.ts';
import { requestMetadata, requestObject } from '../../../lib/local-host/http-envelope.ts';
import { httpResult } from '../../../lib/local-host/http-result.ts';
import { type Attempt, Invoker } from '../../../lib/local-host/invoker.ts';
import { retryContext } from '../../../lib/local-host/retry-context.ts';
import type { RetryPolicy } from '../../../lib/local-host/retry-policy.ts';
import { manualTrigger } from '../../../lib/local-host/triggers/manual.ts';
import { deliverMessage, queueTrigger } from '../../../lib/local-host/triggers/storage.ts';
import { functionOf } from './http-response.ts';
import { wire } from './triggers.ts';
import type { Case, Group } from './vectors.ts';

/** Attempts by a retry policy, and deliveries by the queue. */
export const retryGroups: Group[] = [
  ...[
    ['triggers-storage.json', /^retry-queue-attempt-/],
    ['triggers-timer-manual.json', /^retry-(timer|http)-attempt-/],
  ].map(
    ([file, ids]): Group => ({
      file: file as string,
      ids: ids as RegExp,
      run: runAttempt,
      expected: ({ then }) => ({ ...then, body: JSON.parse(then.body) }),
    }),
  ),
  {
    file: 'triggers-timer-manual.json',
    ids: /^retry-http-client$/,
    run: async (each) => {
      const { calls, response } = await attempts(each, 2);
      return { client: { status: response?.status, body: response?.body.toString() }, calls };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'functions-and-routes.json',
    ids: /^retry-invocation-id$/,
    run: async (each) => {
      const { calls, ids, response } = await attempts(each, Number.POSITIVE_INFINITY);
      const client = { status: response?.status ?? 500, body: '' };
      return { client, calls, differentInvocationIds: new Set(ids).size };
    },
    expected: ({ then }) => then,
  },
  {
    file: 'triggers-storage.json',
    ids: /^queue-poison-/,
    run: runPoison,
    // How long the queue hides a message between is the queue's.
    expected: ({ then: { secondsBetweenCalls: _seconds, ...then } }) => then,
  },
];

interface Configured {
  bindings: [Binding, ...Binding[]];
  retry: RetryPolicy;
}

function configured({ functionJson }: Case): Configured {
  return functionJson as Configured;
}

const answer500 = {
  status: 500,
  reason: 'Internal Server Error',
  headers: [],
  body: Buffer.alloc(0),
};

function failure(): Error | undefined {
  try {
    readAnswer(answer500);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function runAttempt(each: Case) {
  const { bindings, retry } = configured(each);
  const number = Number(/\d+$/.exec(each.id)?.[0]);
  const perCall = retry.maxRetryCount + 1;
  const retries = (number - 1) % perCall;
  const name = each.then.path.slice(1);
  const context = retryContext(name, retry, retries, retries > 0 ? failure() : undefined);
  const values = attemptValues(bindings[0], name, Math.ceil(number / perCall));
  const body = JSON.parse(JSON.stringify(wire(bindings, values, name, context, true)));
  return { method: 'POST', path: `/${name}`, body };
}

function attemptValues(trigger: Binding, name: string, dequeueCount: number): InvocationValues {
  if (trigger.type === 'timerTrigger') return manualTrigger(trigger, '', () => undefined);
  if (trigger.type === 'queueTrigger') {
    const facts = { id: '0e9c1a2b-3c4d-4f0e-9a51-6b5f4f3c7d0a', popReceipt: 'AgAAAAMA' };
    return queueTrigger(trigger, { body: Buffer.from('hello'), dequeueCount, ...facts });
  }
  const headers: [string, string][] = [
    ['Connection', 'close'],
    ['Host', '127.0.0.1:<port>'],
  ];
  const request = { method: 'GET', target: `/api/${name}`, headers, body: undefined };
  const caller = callerRequest(request, {}, { master: 'm', function: 'f' });
  return { trigger: requestObject(caller), metadata: requestMetadata(caller, trigger.name) };
}

/** Runs an HTTP function whose handler fails so many times, and then answers 201. */
async function attempts(each: Case, failures: number) {
  const { bindings, retry } = configured(each);
  const hostFunction = { ...functionOf(bindings), retry };
  const ids: string[] = [];
  const attempt: Attempt = async ({ id }) => {
    ids.push(id);
    const body = '{"Outputs":{"res":{"statusCode":201,"body":"after retries"}}}';
    const read = readAnswer(
      ids.length <= failures
        ? answer500
        : {
            status: 200,
            reason: 'OK',
            headers: [['Content-Type', 'application/json']],
            body: Buffer.from(body),
          },
    );
    const response = read && httpResult(hostFunction, read);
    return { outputs: {}, returnValue: undefined, logs: [], response };
  };
  const invoker = new Invoker({
    dispatcher: { ready: async () => {} } as Dispatcher,
    log: new HostLog(),
    functionTimeout: undefined,
    retryDelay: 0,
    stopped: new AbortController().signal,
  });
  const { response } = await invoker.run(hostFunction, attempt);
  return { calls: ids.length, ids, response };
}

async function runPoison({ functionJson, hostJson }: Case) {
  const [binding] = functionJson as [Binding];
  const { maxDequeueCount } = (hostJson as { extensions: { queues: { maxDequeueCount: number } } })
    .extensions.queues;
  const message = { body: Buffer.from('{"a":1}') };
  const result = await deliverMessage(binding, message, async () => false, maxDequeueCount);
  const { poison } = result;
  return {
    dequeueCounts: result.dequeueCounts.map(String),
    poisonQueue: poison?.queue.replace(String(binding.queueName), '<queue>'),
    poisonMessages: [poison?.body.toString()],
    log: [poison?.log],
  };
}
