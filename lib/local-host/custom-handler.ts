import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Configuration, notConverted } from './configuration.ts';
import { expandVariables } from './expand.ts';
import { hostError } from './host-error.ts';
import type { HostLog } from './host-log.ts';
import type { Environment } from './settings.ts';

/** The `customHandler` section of host.json, defaults applied (contract 1.1). */
export interface CustomHandler {
  /** `None` comes with the legacy section `httpWorker` only: always forward, to `/<FunctionName>`. */
  type: 'Http' | 'None';
  executable: string;
  workerPath: string | undefined;
  workingDirectory: string;
  arguments: string[];
  workerArguments: string[];
  stdErrorForErrorsOnly: boolean;
  forward: boolean;
  proxy: boolean;
  /** Milliseconds. */
  initializationTimeout: number;
  /** Unset: any free port. */
  port: number | undefined;
}

/** The handler's options, or undefined when host.json describes none. Throws with the host's texts (contract 1.2, 1.3). */
export function readCustomHandler(
  configuration: Configuration,
  root: string,
  env: Environment,
  log: HostLog,
): CustomHandler | undefined {
  const section = chooseSection(configuration, log);
  if (!section) return undefined;
  if (!configuration.has(`${section}:description`)) {
    throw hostError('HostConfigurationException', 'Missing worker Description.');
  }
  const description = (key: string) => configuration.get(`${section}:description:${key}`);
  const workerDirectory = path.resolve(root, description('workerDirectory') ?? '');
  const workerPath = description('defaultWorkerPath');
  const port = configuration.get(`${section}:port`);
  return {
    type: section === 'httpWorker' ? 'None' : 'Http',
    executable: resolveExecutable(description('defaultExecutablePath') ?? '', workerDirectory, env),
    workerPath: workerPath && expandVariables(workerPath, env),
    workingDirectory: path.resolve(root, description('workingDirectory') ?? ''),
    arguments: configuration.list(`${section}:description:arguments`),
    workerArguments: configuration.list(`${section}:description:workerArguments`),
    stdErrorForErrorsOnly: description('useStdErrorStreamForErrorsOnly')?.toLowerCase() !== 'false',
    forward: configuration.isTrue(`${section}:enableForwardingHttpRequest`),
    proxy: configuration.isTrue(`${section}:enableProxyingHttpRequest`),
    initializationTimeout: configuration.timeSpan(
      `${section}:initializationTimeout`,
      configuration.get(`${section}:initializationTimeout`) ?? '00:00:30',
    ),
    port: port === undefined ? undefined : Number(port),
  };
}

function chooseSection(configuration: Configuration, log: HostLog) {
  const category = 'Host.Startup';
  const legacy = configuration.has('httpWorker');
  if (configuration.has('customHandler')) {
    if (legacy) {
      log.write(
        'Warning',
        category,
        'Both httpWorker and customHandler sections are spefified in host.json file. customHandler takes precedence.',
      );
    }
    const type = configuration.get('customHandler:type') ?? '';
    if (!/^(none|http|\d*)$/i.test(type)) {
      const full = 'Microsoft.Azure.WebJobs.Script.Workers.Http.CustomHandlerType';
      const reason = `Requested value '${type}' was not found`;
      throw notConverted('customHandler:type', type, full, reason);
    }
    if (/^(none|1)$/i.test(type)) {
      log.write(
        'Warning',
        category,
        'CustomHandlerType None is not supported. Defaulting to Http.',
      );
    }
    return 'customHandler';
  }
  if (!legacy) return undefined;
  log.write(
    'Warning',
    category,
    'Section httpWorker will be deprecated. Please use customHandler section.',
  );
  return 'httpWorker';
}

// A relative path counts only if the file is there; otherwise it is left to PATH (contract 1.3).
function resolveExecutable(given: string, workerDirectory: string, env: Environment): string {
  const executable = expandVariables(given, env);
  if (!executable) {
    throw hostError(
      'ValidationException',
      'WorkerDescription DefaultExecutablePath cannot be empty',
    );
  }
  if (path.isAbsolute(executable)) return executable;
  const full = path.join(workerDirectory, executable);
  return existsSync(full) ? full : executable;
}
