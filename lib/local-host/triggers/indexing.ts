import { type Binding, isType } from '../binding.ts';
import type { HostFunction } from '../function-json.ts';
import { hostError } from '../host-error.ts';
import type { Environment } from '../settings.ts';
import { parseTimeSpan } from '../time-span.ts';
import { parameterType } from './arrival.ts';

/** What function.json must name beside `connection`: each parameter of the attribute's constructor, optional ones too. */
const required: Record<string, string[]> = {
  timertrigger: ['schedule'],
  queuetrigger: ['queueName'],
  blobtrigger: ['path'],
  redispubsubtrigger: ['channel', 'pattern'],
  redislisttrigger: ['key', 'pollingIntervalInMs', 'maxBatchSize', 'listDirection'],
  redisstreamtrigger: ['key', 'pollingIntervalInMs', 'maxBatchSize'],
  mcptooltrigger: ['toolName', 'description'],
  mcptoolproperty: ['propertyName', 'propertyType', 'description', 'isRequired'],
};

/** Throws when a property that the attribute's constructor wants is missing (contract 4.8 a). */
export function checkProperties(binding: Binding): void {
  const names = required[binding.type.toLowerCase()] ?? [];
  const given = Object.keys(binding).map((name) => name.toLowerCase());
  if (names.every((name) => given.includes(name.toLowerCase()))) return;
  const cause = hostError(
    'System.InvalidOperationException',
    "Can't figure out which ctor to call.",
  );
  // The timer's binding is made by the host itself.
  if (isType(binding, 'timerTrigger')) throw cause;
  throw hostError(
    'System.Exception',
    `Unable to configure binding '${binding.name}' of type '${binding.type}'. This may indicate invalid function.json properties`,
    cause,
  );
}

/** Triggers that take text only: another type is not indexed. */
const textOnly: Record<string, string> = {
  sqltrigger: 'SqlTriggerAttribute',
  mysqltrigger: 'MySqlTriggerAttribute',
};
const netNames = {
  string: 'String',
  'byte[]': 'Byte[]',
  'byte[][]': 'Byte[][]',
  'string[]': 'System.String[]',
  'object[]': 'System.Object[]',
};

/** Why the SDK does not index a function with this trigger, and what a call says then. */
export function notIndexed(
  name: string,
  binding: Binding,
): { reason: string; call: Error } | undefined {
  const type = parameterType(binding);
  const attribute = textOnly[binding.type.toLowerCase()];
  // Release 1.9 of SignalR gives an object to one parameter, and takes no other.
  const refused = attribute
    ? type !== 'string'
    : isType(binding, 'signalRTrigger') && type.endsWith('[]') && type !== 'byte[]';
  if (!refused) return undefined;
  return {
    reason: `Error indexing method '${name}'. Can't bind ${attribute ?? 'SignalRTriggerAttribute'} to type ${netNames[type]}, this is not a supported type.`,
    call: hostError(
      'System.InvalidOperationException',
      `'System.Threading.Tasks.Task ${name}(${netNames[type]}, Microsoft.Azure.WebJobs.IBinder, Microsoft.Azure.WebJobs.ExecutionContext, Microsoft.Extensions.Logging.ILogger, System.Threading.CancellationToken)' can't be invoked from Azure WebJobs SDK. Is it missing Azure WebJobs SDK attributes?`,
    ),
  };
}

/** Throws when the SDK finds a schedule, a queue or a setting that it does not take. */
export function checkIndexing({ name, trigger }: HostFunction, settings: Environment): void {
  const message = `Error indexing method 'Functions.${name}'`;
  const refused = notIndexed(`Functions.${name}`, trigger);
  if (refused) throw hostError('InvalidOperationException', refused.reason);
  try {
    if (isType(trigger, 'timerTrigger')) checkSchedule(setting(trigger.schedule, settings));
    if (isType(trigger, 'queueTrigger')) checkQueueName(setting(trigger.queueName, settings));
  } catch (error) {
    throw hostError('FunctionIndexingException', message, error);
  }
}

function setting(given: unknown, settings: Environment): string {
  return String(given).replace(/%([^%]+)%/g, (whole, name: string) => {
    const value = settings[name];
    if (value !== undefined) return value;
    throw hostError('InvalidOperationException', `'${whole}' does not resolve to a value.`);
  });
}

function checkSchedule(schedule: string): void {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length === 5 || fields.length === 6) {
    if (fields.every((field) => /^[\d*,/a-z-]+$/i.test(field))) return;
  } else if (isTimeSpan(schedule)) {
    return;
  }
  const message = `The schedule expression '${schedule}' was not recognized as a valid cron expression or timespan string.`;
  throw hostError('ArgumentException', message);
}

function isTimeSpan(text: string): boolean {
  try {
    parseTimeSpan(text);
    return true;
  } catch {
    return false;
  }
}

function checkQueueName(given: string): void {
  const name = given.toLowerCase();
  const refuse = (rule: string) =>
    hostError('ArgumentException', `${rule} - "${name}" (Parameter 'name')`);
  if (name.length < 3 || name.length > 63) {
    throw refuse('A queue name must be from 3 to 63 characters long');
  }
  if (!/^[a-z0-9-]+$/.test(name)) {
    throw refuse('A queue name can contain only letters, numbers, and dash(-) characters');
  }
}

/** A trigger that stops the whole host when its listener starts: every function answers 503. */
export function startFailure(binding: Binding): Error | undefined {
  if (!isType(binding, 'kafkaTrigger') || parameterType(binding) !== 'object[]') return undefined;
  return hostError(
    'System.InvalidOperationException',
    'Value deserializer was not specified and there is no default deserializer defined for type Object.',
  );
}
