import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Configuration, loadConfiguration } from './configuration.ts';
import { type CustomHandler, readCustomHandler } from './custom-handler.ts';
import { Dispatcher, type State } from './dispatcher.ts';
import type { InvocationValues } from './envelope.ts';
import { createFront } from './front.ts';
import type { HostFunction } from './function-json.ts';
import { readFunctionTimeout } from './function-timeout.ts';
import { type LoadedFunctions, loadFunctions } from './functions.ts';
import { HandlerCalls } from './handler-calls.ts';
import { hostError, statusText } from './host-error.ts';
import { HostLog, type LogEntry } from './host-log.ts';
import { type InvocationResult, Invoker } from './invoker.ts';
import type { Keys } from './keys.ts';
import { checkPort, unusedPort } from './port.ts';
import type { RetryPolicy } from './retry-policy.ts';
import { HttpRouter } from './router.ts';
import { type Environment, hostEnvironment } from './settings.ts';
import { eventGridTrigger } from './triggers/event-grid.ts';
import { manualTrigger } from './triggers/manual.ts';

export interface HostOptions {
  /** The project's directory, the one with host.json. */
  root: string;
  /** Laid over the machine's environment and local.settings.json. */
  env?: Environment;
  /** The two Linux plans make the executable executable; Consumption has shorter timeouts. */
  runtime?: 'default' | 'linux-consumption' | 'flex-consumption';
  /** Milliseconds, instead of host.json's. */
  functionTimeout?: number;
  /** Milliseconds between retries, instead of the policy's. */
  retryDelay?: number;
  keys?: Keys;
  log?: (entry: LogEntry) => void;
}

export interface InvokeOptions extends InvocationValues {
  /** Instead of function.json's. */
  retry?: RetryPolicy;
}

/** A running double of the Functions host; see startHost. */
export class Host {
  /** `http://127.0.0.1:<port>`, where callers send HTTP. */
  readonly url: string;
  readonly keys: Keys;
  readonly #loaded: LoadedFunctions;
  readonly #dispatcher: Dispatcher;
  readonly #calls: HandlerCalls;
  readonly #invoker: Invoker;
  readonly #log: HostLog;
  readonly #server: Server;
  readonly #stopping: AbortController;

  constructor(parts: HostParts) {
    this.keys = parts.keys;
    this.#loaded = parts.loaded;
    this.#dispatcher = parts.dispatcher;
    this.#calls = parts.calls;
    this.#invoker = parts.invoker;
    this.#log = parts.log;
    this.#stopping = parts.stopping;
    this.#server = parts.server;
    const runByHand = (name: string, input: string | null) => this.#runByHand(name, input);
    this.#server.on(
      'request',
      createFront({
        ...parts,
        failed: parts.loaded.hostError !== undefined,
        functions: parts.loaded.functions,
        deliver: ({ name, trigger }, events) => {
          for (const values of eventGridTrigger(trigger, events)) void this.invoke(name, values);
        },
        runByHand,
      }),
    );
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get state(): State | 'Error' {
    return this.error ? 'Error' : this.#dispatcher.state;
  }

  /** What stopped the whole host, such as a malformed route: it answers 503 to everything. */
  get error(): Error | undefined {
    return this.#loaded.hostError;
  }

  get functions(): HostFunction[] {
    return this.#loaded.functions;
  }

  /** Function name -> the host's texts. */
  get errors(): Record<string, string[]> {
    return this.#loaded.errors;
  }

  get logs(): LogEntry[] {
    return this.#log.entries;
  }

  /** The handler's current process; the pid is undefined before the first one runs. */
  get handler(): { pid: number | undefined; port: number } {
    return { pid: this.#dispatcher.process?.pid, port: this.#dispatcher.port };
  }

  /** Resolves once the handler takes invocations; throws when the host has stopped. */
  async ready(): Promise<void> {
    if (this.error) throw this.error;
    await this.#dispatcher.ready();
  }

  /** The first log entry, present or coming, whose message matches. */
  logged(pattern: RegExp): Promise<LogEntry> {
    return this.#log.find(pattern);
  }

  /** Sends a signal to the handler. The real host never does, but a platform or a terminal may (contract 2.5). */
  signal(name: NodeJS.Signals): void {
    this.#dispatcher.process?.signal(name);
  }

  /** Runs an event function as its trigger would (contract 4). HTTP functions are called at `url`. */
  async invoke(name: string, { retry, ...values }: InvokeOptions): Promise<InvocationResult> {
    if (this.error) throw this.error;
    const hostFunction = this.#find(name);
    if (!hostFunction) throw new Error(`The host has no function '${name}'.`);
    if (hostFunction.http)
      throw new Error(`'${name}' has an HTTP trigger: send a request to host.url.`);
    const attempt = this.#calls.envelope(hostFunction, values);
    return this.#invoker.run(hostFunction, attempt, retry ?? hostFunction.retry);
  }

  /** Kills the handler as the host does and closes the server; leaves no process behind. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#dispatcher.stop();
    if (!this.#server.listening) return;
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  #find(name: string): HostFunction | undefined {
    return this.functions.find((known) => known.name.toLowerCase() === name.toLowerCase());
  }

  #runByHand(name: string, input: string | null): Promise<InvocationResult> | undefined {
    const hostFunction = this.#find(name);
    if (!hostFunction || hostFunction.http) return undefined;
    return this.invoke(
      name,
      manualTrigger(hostFunction.trigger, input, () => undefined),
    );
  }
}

interface HostParts {
  loaded: LoadedFunctions;
  router: HttpRouter;
  handler: CustomHandler;
  dispatcher: Dispatcher;
  calls: HandlerCalls;
  invoker: Invoker;
  keys: Keys;
  env: Environment;
  log: HostLog;
  stopping: AbortController;
  /** Listening. */
  server: Server;
}

/**
 * Starts a double of the Azure Functions host (v4) for a custom handler app.
 * Resolves as soon as the host listens; the handler may still be starting, invocations wait for it (contract 2.3).
 * Throws with the host's own text when host.json is wrong; the real host stays, and answers 503 to everything.
 */
export async function startHost(options: HostOptions): Promise<Host> {
  const root = path.resolve(options.root);
  const runtime = options.runtime ?? 'default';
  const env = hostEnvironment(root, options.env);
  const log = new HostLog(options.log);
  warnWithoutRuntime(env, log);
  const configuration = loadConfiguration(root, env);
  const handler = readCustomHandler(configuration, root, env, log);
  const functionTimeout = readFunctionTimeout(configuration, runtime === 'linux-consumption');
  const loaded = loadFunctions(root, configuration, env, runtime === 'flex-consumption');
  reportErrors(loaded, log);
  if (!handler) {
    throw hostError('InvalidOperationException', 'WorkerConfig for runtime: custom not found');
  }
  const dispatcher = new Dispatcher({
    handler,
    port: await choosePort(handler, log),
    root,
    env,
    log,
    assignPermission: runtime !== 'default',
  });
  const stopping = new AbortController();
  const invoker = new Invoker({
    dispatcher,
    log,
    functionTimeout: options.functionTimeout ?? functionTimeout,
    retryDelay: options.retryDelay,
    stopped: stopping.signal,
  });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = new Host({
    server,
    loaded,
    router: new HttpRouter(loaded.functions),
    handler,
    dispatcher,
    calls: new HandlerCalls(handler, dispatcher, {
      env,
      queueEncoding: queueEncoding(configuration),
    }),
    invoker,
    keys: options.keys ?? { master: 'master-key', function: 'function-key' },
    env,
    log,
    stopping,
  });
  // Without a valid function the handler is not started (contract 2.3).
  if (loaded.functions.length > 0 && !loaded.hostError) dispatcher.start();
  return host;
}

function queueEncoding(configuration: Configuration): 'base64' | 'none' {
  const given = configuration.get('extensions:queues:messageEncoding') ?? 'base64';
  return given.toLowerCase() === 'none' ? 'none' : 'base64';
}

async function choosePort(handler: CustomHandler, log: HostLog): Promise<number> {
  if (handler.port === undefined) return unusedPort();
  await checkPort(handler.port);
  const message = `Using port ${handler.port} specified via configuration for custom handler.`;
  log.write('Information', 'Host.Startup', message);
  return handler.port;
}

function warnWithoutRuntime(env: Environment, log: HostLog): void {
  if (env.FUNCTIONS_WORKER_RUNTIME) return;
  log.write(
    'Warning',
    'Host.Startup',
    "The 'FUNCTIONS_WORKER_RUNTIME' setting is required. Please specify a valid value.",
  );
}

function reportErrors({ errors, hostError: failure }: LoadedFunctions, log: HostLog): void {
  for (const [name, texts] of Object.entries(errors)) {
    const message = `The '${name}' function is in error: ${texts.join(' ')}`;
    log.write('Error', 'Host.Startup', message);
  }
  if (!failure) return;
  const message = `A host error has occurred during startup operation\n${failure.name}: ${statusText(failure)}`;
  log.write('Error', 'Host.Startup', message);
}
