import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Agent } from 'node:http';
import { commandLine, hideSecrets } from './command-line.ts';
import type { CustomHandler } from './custom-handler.ts';
import { assignExecutePermission } from './executable-file.ts';
import { type HandlerProcess, startProcess } from './handler-process.ts';
import { hostError } from './host-error.ts';
import type { HostLog } from './host-log.ts';
import { waitUntilReady } from './readiness.ts';
import type { Environment } from './settings.ts';

export type State = 'Initializing' | 'Initialized' | 'WorkerProcessRestarting' | 'Stopped';

const maxErrors = 3;
const errorsForgottenAfter = 30 * 60_000;
const exitCodeForRestart = 200;

export interface DispatcherOptions {
  handler: CustomHandler;
  /** The same for every process of this host (contract 2.2). */
  port: number;
  root: string;
  env: Environment;
  log: HostLog;
  /** Linux Consumption and Flex: make the executable executable. */
  assignPermission: boolean;
}

/** Starts the handler, waits until it answers and starts it again when it dies (contract 2). */
export class Dispatcher {
  readonly workerId = randomUUID();
  /** Connections to the current process. */
  agent = new Agent({ keepAlive: true });
  process: HandlerProcess | undefined;
  readonly #options: DispatcherOptions;
  readonly #changed = new EventEmitter().setMaxListeners(0);
  readonly #category = `Worker.HttpWorkerProcess.${this.workerId}`;
  #state: State = 'Initializing';
  #errorTimes: number[] = [];
  #starting = new AbortController();
  /** The process that is being started or runs; stop() waits for it. */
  #spawning: Promise<HandlerProcess | undefined> | undefined;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  get state(): State {
    return this.#state;
  }

  get port(): number {
    return this.#options.port;
  }

  /** Starts the first process; does not wait for it. */
  start(): void {
    void this.#launch();
  }

  /**
   * Resolves once the handler takes invocations. Waits for four initialization timeouts;
   * then throws and stops the host (contract 2.4).
   */
  async ready(): Promise<void> {
    if (this.#isInitialized()) return;
    const limit = AbortSignal.timeout(
      (maxErrors + 1) * this.#options.handler.initializationTimeout,
    );
    while (!this.#isInitialized()) {
      if (this.#state === 'Stopped')
        throw hostError('HostDisposedException', 'The host is stopped.');
      await once(this.#changed, 'state', { signal: limit }).catch(() => {});
      if (limit.aborted && !this.#isInitialized()) {
        const message = `Final functionDispatcher state: ${this.#state}. Initialization timed out and host is shutting down`;
        this.#options.log.write('Error', 'Host.Dispatcher', message);
        await this.stop();
        throw hostError('FunctionInvocationException', message);
      }
    }
  }

  /** After a function timeout the handler is killed and started anew; not counted as an error (contract 2.5). */
  async restartAfterTimeout(
    invocationId: string,
    executing: HandlerProcess | undefined,
  ): Promise<void> {
    // Of several calls that time out together the first one restarts.
    if (executing !== this.process || executing?.disposed) return;
    this.#options.log.write(
      'Error',
      'Host.Dispatcher',
      `A function timeout has occurred. Restarting worker process executing invocationId '${invocationId}'.`,
    );
    await this.#restart();
  }

  async stop(): Promise<void> {
    this.#setState('Stopped');
    await this.#disposeProcess();
  }

  #isInitialized(): boolean {
    return this.#state === 'Initialized';
  }

  #setState(state: State): void {
    if (this.#state === 'Stopped') return;
    this.#state = state;
    this.#changed.emit('state');
  }

  async #restart(): Promise<void> {
    if (this.#state === 'Stopped') return;
    this.#setState('WorkerProcessRestarting');
    await this.#disposeProcess();
    await this.#launch();
  }

  async #disposeProcess(): Promise<void> {
    if (this.process) this.process.disposed = true;
    this.#starting.abort();
    this.agent.destroy();
    this.agent = new Agent({ keepAlive: true });
    const child = await this.#spawning;
    await child?.dispose();
  }

  async #launch(): Promise<void> {
    if (this.#state === 'Stopped') return;
    this.#starting = new AbortController();
    const { signal } = this.#starting;
    this.#spawning = this.#startProcess();
    const child = await this.#spawning;
    if (!child || signal.aborted) return;
    this.process = child;
    void child.exited.then((code) => this.#exited(child, code));
    await this.#waitForAnswer(signal);
  }

  async #startProcess(): Promise<HandlerProcess | undefined> {
    const { handler, log, env } = this.#options;
    const own = this.#ownVariables();
    const command = commandLine(handler, env, own, (token) =>
      log.write('Debug', this.#category, `Environment variable:${token} is not set`),
    );
    if (this.#options.assignPermission) {
      assignExecutePermission(command.file, log, this.#category);
    }
    const write = (message: string) => log.write('Information', this.#category, message);
    write(
      `Starting worker process with FileName:${command.file} WorkingDirectory:${handler.workingDirectory} Arguments:${hideSecrets(command.arguments)}`,
    );
    try {
      const child = await startProcess({ ...handler, command, env: { ...env, ...own }, log });
      write(`${command.file} process with Id=${child.pid} started`);
      return child;
    } catch (error) {
      // No retry: the state stays, and the first invocation finds out (contract 2.5).
      const message = `Failed to start Worker Channel. Process fileName: ${command.file}`;
      log.write('Error', this.#category, `${message}\n${(error as Error).message}`);
      return undefined;
    }
  }

  // Contract 2.1: these win over inherited variables of the same name.
  #ownVariables(): Environment {
    const port = String(this.#options.port);
    return {
      FUNCTIONS_HTTPWORKER_PORT: port,
      FUNCTIONS_CUSTOMHANDLER_PORT: port,
      FUNCTIONS_HTTPWORKER_ID: this.workerId,
      FUNCTIONS_CUSTOMHANDLER_WORKER_ID: this.workerId,
      FUNCTIONS_APP_ROOT_PATH: this.#options.root,
    };
  }

  async #waitForAnswer(signal: AbortSignal): Promise<void> {
    const { log, handler, port } = this.#options;
    log.write('Information', this.#category, 'Initializing HttpWorker.');
    const ready = await waitUntilReady(port, handler.initializationTimeout, this.agent, signal);
    if (signal.aborted) return;
    if (!ready) {
      log.write(
        'Error',
        this.#category,
        `Failed to start http worker process. workerId:${this.workerId}\nTimeoutException: Initializing HttpWorker timed out.`,
      );
      return this.#countError();
    }
    log.write('Information', this.#category, 'HttpWorker is Initialized.');
    log.write('Information', this.#category, 'Worker process started and initialized.');
    this.#setState('Initialized');
  }

  // Contract 2.5: 0 does nothing at all, 200 restarts, anything else counts and restarts.
  async #exited(child: HandlerProcess, code: number): Promise<void> {
    if (child.disposed || code === 0) return;
    const { log, handler } = this.#options;
    if (code === exitCodeForRestart) {
      const message = 'Language Worker Process exited and needs to be restarted.';
      log.write('Information', this.#category, message);
      return this.#restart();
    }
    const hex = code.toString(16).toUpperCase();
    const lines = [
      `Language Worker Process exited. Pid=${child.pid}.`,
      `${handler.executable} exited with code ${code} (0x${hex})`,
      ...child.lastErrors,
    ];
    log.write('Error', this.#category, lines.join('\n'));
    await this.#countError();
  }

  async #countError(): Promise<void> {
    const now = Date.now();
    if (now - (this.#errorTimes.at(-1) ?? now) > errorsForgottenAfter) this.#errorTimes = [];
    this.#errorTimes.push(now);
    if (this.#errorTimes.length < maxErrors) return this.#restart();
    const message = 'Exceeded http worker restart retry count. Shutting down Functions Host';
    this.#options.log.write('Error', 'Host.Dispatcher', message);
    await this.stop();
  }
}
