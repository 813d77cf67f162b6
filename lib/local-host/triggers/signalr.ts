import type { Binding } from '../binding.ts';
import { jsonText } from '../encode-value.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { bindingFailure, parameterType } from './arrival.ts';

export interface SignalRInvocation {
  arguments: unknown[];
  hub: string;
  category: string;
  event: string;
  connectionId: string;
  userId: string | null;
  headers: Record<string, string>;
  query: Record<string, string>;
  claims: Record<string, string>;
}

/**
 * ext-signalr.json: release 1.9 gives an object whatever `dataType` says; newer source gives its JSON text, and null
 * for every other type. `parameterNames` become metadata.
 */
export function signalRTrigger(
  binding: Binding,
  invocation: SignalRInvocation,
  version: '1.9' | 'newer',
): InvocationValues {
  const value = {
    Arguments: invocation.arguments,
    Error: null,
    Category: invocation.category,
    Event: invocation.event,
    Hub: invocation.hub,
    ConnectionId: invocation.connectionId,
    UserId: invocation.userId,
    Headers: invocation.headers,
    Query: invocation.query,
    Claims: invocation.claims,
  };
  const metadata = namedArguments(binding, invocation.arguments);
  if (version === '1.9') return { trigger: value, metadata };
  const isText = parameterType(binding) === 'string';
  return { trigger: isText ? jsonText(value) : null, metadata };
}

function namedArguments(binding: Binding, given: unknown[]): Record<string, unknown> {
  const names = (binding.parameterNames ?? []) as string[];
  if (names.length > 0 && names.length !== given.length) {
    const message = `The function accept ${names.length} arguments but message provided ${given.length}.`;
    const type =
      'Microsoft.Azure.WebJobs.Extensions.SignalRService.SignalRTriggerParametersNotMatchException';
    throw bindingFailure(binding.name, hostError(type, message));
  }
  return Object.fromEntries(names.map((name, i) => [name, given[i]]));
}
