import type { Binding } from '../binding.ts';
import { hostError } from '../host-error.ts';
import { named } from '../outputs/landing.ts';

// The ones that were seen; the extension's own list is longer, and has no LRANGE.
const redisCommands = ['GET', 'HGET', 'LLEN'];

/** The command of a Redis input, taken apart. It must be in upper case and known to the extension. */
export function redisInputCommand(binding: Binding): string[] {
  const [command = '', ...args] = named(binding, 'command').split(' ');
  if (redisCommands.includes(command)) return [command, ...args];
  throw hostError(
    'System.ArgumentException',
    `Command '${command}' not supported for Redis Input Binding.`,
  );
}

/** The sidecar's path for a Dapr state or secret. */
export function daprInputPath(binding: Binding): string {
  const key = named(binding, 'key');
  return binding.type.toLowerCase() === 'daprstate'
    ? `/v1.0/state/${named(binding, 'stateStore')}/${key}`
    : `/v1.0/secrets/${named(binding, 'secretStoreName')}/${key}`;
}

/** The sidecar's answer as text; a state or secret that is missing fails the invocation. */
export function daprInput(binding: Binding, answer: string | undefined): string {
  if (answer !== undefined) return answer;
  const [key, store] = [named(binding, 'key'), named(binding, 'stateStore')];
  throw hostError(
    'Microsoft.Azure.WebJobs.Extensions.Dapr.DaprException',
    binding.type.toLowerCase() === 'daprstate'
      ? `Failed getting state with key ${key} from state store ${store}: state ${key} not found.`
      : 'The requested Dapr resource is not properly configured.',
  );
}
