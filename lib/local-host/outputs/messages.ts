import { hostError } from '../host-error.ts';
import type { Service } from './landing.ts';
import { named } from './landing.ts';

const maxQueueMessage = 65_536;

/** A message's text goes into XML, so without Base64 it carries only what XML can. */
export const storageQueue: Service<Buffer> = {
  send(items, { binding, queueEncoding }, landed) {
    const plain = queueEncoding === 'none';
    for (const body of items) {
      const text = plain ? body.toString('utf8') : body.toString('base64');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot hold
      if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
        throw hostError(
          'Azure.RequestFailedException',
          'Service request failed.\nStatus: 400 (Bad Request)',
        );
      }
      if (Buffer.byteLength(text) > maxQueueMessage) {
        throw hostError(
          'Azure.RequestFailedException',
          'The request body is too large and exceeds the maximum permissible limit.\nRequestId:<guid>\nTime:<time>',
        );
      }
      landed.push({ to: named(binding, 'queueName'), body: plain ? Buffer.from(text) : body });
    }
  },
};

/** One message an item, to the place that `property` of function.json names. */
export function messages(...properties: string[]): Service<Buffer | string> {
  return {
    send(items, { binding }, landed) {
      const to = properties.map((property) => named(binding, property)).find(Boolean) ?? '';
      for (const item of items) landed.push({ to, body: Buffer.from(item) });
    },
  };
}
