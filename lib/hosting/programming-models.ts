import { flex, type Plan, plans } from './plans.ts';
import { linuxAmd64, type Platform, platforms } from './platforms.ts';

/** A way to write functions in Go that Azure Functions can run. */
export interface ProgrammingModel {
  name: string;
  title: string;
  status: 'generally available' | 'preview';
  /** What `FUNCTIONS_WORKER_RUNTIME` says. */
  workerRuntime: string;
  /** `functionAppConfig.runtime` in Bicep, where a plan has it instead of the setting. */
  appConfigRuntime: { name: string; version: string };
  plans: readonly Plan[];
  platforms: readonly Platform[];
  /** Types in function.json of the triggers that it has; undefined: all of the host and of the extension bundle. */
  triggers: readonly string[] | undefined;
  /** It has inputs, and outputs other than the answer to an HTTP request. */
  hasBindings: boolean;
  /** What it cannot do, in words. */
  cannot: readonly string[];
  /** When it suits better than the other. */
  suits: string;
  /** Microsoft's page on it. */
  documentation: string;
}

/** What this generator writes. Its runtime on Flex Consumption is `custom` `1.0` exactly: Azure/Azure-Functions#2666. */
export const customHandler: ProgrammingModel = {
  name: 'custom-handler',
  title: 'custom handler',
  status: 'generally available',
  workerRuntime: 'custom',
  appConfigRuntime: { name: 'custom', version: '1.0' },
  plans,
  platforms,
  triggers: undefined,
  hasBindings: true,
  cannot: ['run Durable Functions: there is no Go SDK for them'],
  suits:
    'you need inputs or outputs, a trigger that the native worker lacks, another plan than Flex Consumption, Windows or an image, or only what is generally available',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers',
};

/**
 * Microsoft's Go worker. Plans, platform and triggers: https://azure.github.io/azure-functions-golang-worker/roadmap/
 * Bindings: docs/concepts/triggers-and-bindings.md of Azure/azure-functions-golang-worker. "func new" and "--docker":
 * CreateFunctionAction.cs and InitAction.cs of Azure/azure-functions-core-tools.
 */
export const nativeWorker: ProgrammingModel = {
  name: 'native-worker',
  title: 'native Go worker',
  status: 'preview',
  workerRuntime: 'native',
  appConfigRuntime: { name: 'go', version: '1.0' },
  plans: [flex],
  platforms: [linuxAmd64],
  triggers: [
    'httpTrigger',
    'timerTrigger',
    'queueTrigger',
    'blobTrigger',
    'cosmosDBTrigger',
    'eventGridTrigger',
    'eventHubTrigger',
    'serviceBusTrigger',
    'sqlTrigger',
  ],
  hasBindings: false,
  cannot: [
    'use inputs, or outputs other than the answer to an HTTP request',
    'run on Windows or on arm64',
    'run in an image ("func init --docker" refuses it)',
    'use cgo',
    'run Durable Functions',
    'add a function with "func new"',
  ],
  suits:
    'its triggers are all that you need, you deploy to Flex Consumption, a preview is good enough for you, and you like triggers declared in Go rather than in function.json',
  documentation: 'https://learn.microsoft.com/azure/azure-functions/functions-reference-go',
};

export const programmingModels: readonly ProgrammingModel[] = [customHandler, nativeWorker];
