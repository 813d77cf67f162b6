import type { Binding } from '../binding.ts';
import type { InvocationValues } from '../envelope.ts';
import { parseStrict, textOf, writeElement } from '../json/system-text.ts';
import { parameterType } from './arrival.ts';

/**
 * ext-dapr.json: the body of the sidecar's request to the extension's own port. As text it must be JSON, and a JSON
 * string comes without its quotes; an empty body is null. Throws where the sidecar gets 500.
 */
export function daprTrigger(binding: Binding, body: Buffer): InvocationValues {
  const value = daprValue(binding, body);
  return { trigger: value, metadata: { [binding.name]: value } };
}

function daprValue(binding: Binding, body: Buffer): unknown {
  if (body.length === 0) return null;
  if (parameterType(binding) === 'byte[]') return body;
  const element = parseStrict(body);
  return textOf(element) ?? writeElement(element);
}
