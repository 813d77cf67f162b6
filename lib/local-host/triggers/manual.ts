import { type Binding, isType } from '../binding.ts';
import { jsonProperties } from '../binding-data.ts';
import type { InvocationValues } from '../envelope.ts';
import { hostError } from '../host-error.ts';
import { invariant } from '../json/culture.ts';
import { readJson } from '../json/json-net.ts';
import { timerInfo } from '../trigger-values.ts';
import { bindingFailure } from './arrival.ts';
import { eventGridTrigger } from './event-grid.ts';
import { blobTrigger, queueTrigger, type StoredBlob } from './storage.ts';

/**
 * The `input` of `POST /admin/functions/<name>`; null when there is none. Undefined when the host answers 400: it is
 * neither text nor a value that becomes one.
 */
export function adminInput(body: string): string | null | undefined {
  const request = readJson(body, { dates: false });
  const input = request.type === 'object' ? request.properties.get('input') : undefined;
  if (!input || input.type === 'null') return null;
  if (input.type === 'object' || input.type === 'array') return undefined;
  return input.type === 'date' ? null : String(input.value);
}

/**
 * What a trigger makes of such an input (triggers-timer-manual.json); also in Metadata, by the trigger's name.
 * `findBlob` looks up the blob that a blob trigger's input names.
 */
export function manualTrigger(
  binding: Binding,
  input: string | null,
  findBlob: (path: string) => StoredBlob | undefined,
): InvocationValues {
  const values = triggerValues(binding, input, findBlob);
  return { ...values, metadata: { ...values.metadata, [binding.name]: input } };
}

function triggerValues(
  binding: Binding,
  input: string | null,
  findBlob: (path: string) => StoredBlob | undefined,
): InvocationValues {
  const text = input ?? '';
  if (isType(binding, 'httpTrigger')) {
    const message = 'An HttpRequest is required';
    throw bindingFailure(binding.name, hostError('System.NotSupportedException', message));
  }
  if (isType(binding, 'timerTrigger')) return timerInfo({ byHand: true });
  if (isType(binding, 'queueTrigger')) {
    return queueTrigger(binding, { body: Buffer.from(text), dequeueCount: 0 });
  }
  if (isType(binding, 'eventGridTrigger')) {
    return eventGridTrigger(binding, text)[0] as InvocationValues;
  }
  if (isType(binding, 'blobTrigger')) {
    const blob = findBlob(text);
    if (blob) return blobTrigger(binding, blob);
    const message =
      'Service request failed.\nStatus: 404 (The specified blob does not exist.)\nErrorCode: BlobNotFound';
    throw bindingFailure(binding.name, hostError('Azure.RequestFailedException', message));
  }
  // The manual trigger knows the properties of its text by itself, so `sys` among them comes first.
  return { trigger: input, metadata: Object.fromEntries(jsonProperties(text, invariant)) };
}
