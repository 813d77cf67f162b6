import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from './dispatcher.ts';
import type { RetryContext } from './envelope.ts';
import type { HostFunction } from './function-json.ts';
import { hostError } from './host-error.ts';
import type { HostLog } from './host-log.ts';
import type { HttpResult } from './http-result.ts';
import type { OutputItems } from './outputs.ts';
import { retryContext } from './retry-context.ts';
import { mayRetry, retryDelay } from './retry-policy.ts';
import { formatTimeSpan } from './time-span.ts';

/** What an attempt brought. */
export interface Outcome {
  outputs: OutputItems;
  returnValue: unknown;
  logs: string[];
  /** HTTP triggers only; undefined when it was streamed. */
  response: HttpResult | undefined;
}

export interface InvocationResult extends Outcome {
  /** Of the last attempt. */
  id: string;
  status: 'Succeeded' | 'Failed';
  error: Error | undefined;
  attempts: number;
}

export interface AttemptContext {
  id: string;
  /** Aborted by functionTimeout and by the host's stop. */
  signal: AbortSignal;
  retry: RetryContext | undefined;
}

/** One call of the handler; undefined when its answer lets the host wait for ever (contract 4.5). */
export type Attempt = (context: AttemptContext) => Promise<Outcome | undefined>;

export interface InvokerOptions {
  dispatcher: Dispatcher;
  log: HostLog;
  /** Milliseconds; undefined for no limit. */
  functionTimeout: number | undefined;
  /** Milliseconds between attempts instead of the policy's. */
  retryDelay: number | undefined;
  stopped: AbortSignal;
}

const nothing: Outcome = { outputs: {}, returnValue: undefined, logs: [], response: undefined };
const longestTimer = 2 ** 31 - 1;

/** Runs functions: waits for the handler, limits the time, repeats by the retry policy (contract 2.4, 4.4, 4.7). */
export class Invoker {
  readonly #options: InvokerOptions;

  constructor(options: InvokerOptions) {
    this.#options = options;
  }

  async run(
    hostFunction: HostFunction,
    attempt: Attempt,
    policy = hostFunction.retry,
  ): Promise<InvocationResult> {
    let failure: Error | undefined;
    for (let retries = 0; ; retries++) {
      const retry = policy && retryContext(hostFunction.name, policy, retries, failure);
      const result = await this.#runOnce(hostFunction, attempt, retry);
      failure = result.error;
      const over = !failure || this.#options.stopped.aborted || !mayRetry(policy, retries);
      if (over) return { ...result, attempts: retries + 1 };
      await this.#pause(this.#options.retryDelay ?? retryDelay(policy, retries + 1));
    }
  }

  // A stop ends the pause; the next attempt then fails at once.
  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#options.stopped }).catch(() => {});
  }

  async #runOnce(
    { name }: HostFunction,
    attempt: Attempt,
    retry: RetryContext | undefined,
  ): Promise<Omit<InvocationResult, 'attempts'>> {
    const { log, dispatcher } = this.#options;
    const id = randomUUID();
    const category = `Function.${name}`;
    log.write('Information', category, `Executing 'Functions.${name}' (Id=${id})`);
    try {
      await dispatcher.ready();
      const outcome = await this.#limit(name, id, attempt, retry);
      for (const line of outcome.logs) log.write('Information', `${category}.User`, line);
      log.write('Information', category, `Executed 'Functions.${name}' (Succeeded, Id=${id})`);
      return { ...outcome, id, status: 'Succeeded', error: undefined };
    } catch (thrown) {
      const error = thrown as Error;
      const message = `Executed 'Functions.${name}' (Failed, Id=${id})\n${chainText(error)}`;
      log.write('Error', category, message);
      return { ...nothing, id, status: 'Failed', error };
    }
  }

  async #limit(
    name: string,
    id: string,
    attempt: Attempt,
    retry: RetryContext | undefined,
  ): Promise<Outcome> {
    const { functionTimeout, stopped, dispatcher, log } = this.#options;
    const timeout =
      functionTimeout === undefined
        ? undefined
        : AbortSignal.timeout(Math.min(functionTimeout, longestTimer));
    const signal = timeout ? AbortSignal.any([timeout, stopped]) : stopped;
    const executing = dispatcher.process;
    let hangs = false;
    try {
      const outcome = await attempt({ id, signal, retry });
      if (outcome) return outcome;
      hangs = true;
      const message = `The answer of '${name}' has no value: the invocation hangs until functionTimeout.`;
      log.write('Warning', 'Double', message);
      await aborted(signal);
      throw new Error('unreachable');
    } catch (error) {
      if (stopped.aborted) throw hostError('HostDisposedException', 'The host is stopped.', error);
      if (!timeout?.aborted) throw error;
      await dispatcher.restartAfterTimeout(id, executing);
      throw timeoutError(name, id, functionTimeout ?? 0, hangs);
    }
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  signal.throwIfAborted();
}

function timeoutError(name: string, id: string, timeout: number, hangs: boolean): Error {
  const limit = `Timeout value of ${formatTimeSpan(timeout)} exceeded by function 'Functions.${name}' (Id: '${id}'). Initiating cancellation.`;
  const reason = 'A 2xx answer without a value would hang until functionTimeout. ';
  return hostError('FunctionTimeoutException', hangs ? reason + limit : limit);
}

/** A failure with what is behind it, as .NET writes it. */
function chainText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = `${error.name}: ${error.message}`;
  return error.cause ? `${own}\n ---> ${chainText(error.cause)}` : own;
}
