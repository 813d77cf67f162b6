import { readAnswer } from './answer.ts';
import { nameValues, tokenValue } from './binding-data.ts';
import type { CallerRequest } from './caller-request.ts';
import type { CustomHandler } from './custom-handler.ts';
import type { Dispatcher } from './dispatcher.ts';
import { envelopeRequest, type InvocationValues } from './envelope.ts';
import { forwardedAnswer, forwardedRequest } from './forward.ts';
import type { HostFunction } from './function-json.ts';
import { type Connection, send } from './handler-client.ts';
import { httpResult } from './http-result.ts';
import type { Attempt } from './invoker.ts';
import { sendOutputs } from './outputs.ts';
import type { Environment } from './settings.ts';

type HttpMode = 'proxy' | 'forward' | 'envelope';

/** How an HTTP function is called (contract 3.1). */
export function httpMode(hostFunction: HostFunction, handler: CustomHandler): HttpMode {
  if (!hostFunction.simpleHttp) return 'envelope';
  if (handler.proxy) return 'proxy';
  return handler.type === 'None' || handler.forward ? 'forward' : 'envelope';
}

/** What outputs need of the host. */
export interface HostFacts {
  env: Environment;
  queueEncoding: 'base64' | 'none';
}

/** The two ways of calling the handler whose answer the host reads whole. */
export class HandlerCalls {
  readonly #handler: CustomHandler;
  readonly #dispatcher: Dispatcher;
  readonly #host: HostFacts;

  constructor(handler: CustomHandler, dispatcher: Dispatcher, host: HostFacts) {
    this.#handler = handler;
    this.#dispatcher = dispatcher;
    this.#host = host;
  }

  connection(signal: AbortSignal): Connection {
    const { port, agent } = this.#dispatcher;
    return { port, agent, signal, followRedirects: !this.#handler.forward };
  }

  /** Forwards the caller's own request (contract 3.2, 3.3). */
  forward(hostFunction: HostFunction, caller: CallerRequest): Attempt {
    const path = this.#handler.type === 'None' ? `/${hostFunction.name}` : caller.path;
    return async ({ id, signal }) => {
      const request = forwardedRequest(caller, path, id);
      const answer = await send(this.connection(signal), request);
      const response = forwardedAnswer(answer, caller.method);
      return { outputs: {}, returnValue: undefined, logs: [], response };
    };
  }

  /** Posts Data and Metadata and reads Outputs, Logs and ReturnValue (contract 4). */
  envelope(hostFunction: HostFunction, values: InvocationValues): Attempt {
    return async ({ id, signal, retry }) => {
      const to = this.connection(signal);
      const request = envelopeRequest(hostFunction, to.port, values, id, retry);
      const answer = readAnswer(await send(to, request));
      if (!answer) return undefined;
      // A response that is none fails before anything is sent.
      const response = hostFunction.http && httpResult(hostFunction, answer);
      const names = { data: nameValues(values), settings: this.#host.env };
      return {
        outputs: sendOutputs(hostFunction, answer, names, this.#host),
        returnValue: answer.returnValue && tokenValue(answer.returnValue),
        logs: answer.logs,
        response,
      };
    };
  }
}
