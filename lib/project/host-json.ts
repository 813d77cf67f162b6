import { valueAt } from '../formats/json.ts';
import type { JsonFile } from '../formats/json-file.ts';

/** Whether simple HTTP functions get the caller's own request instead of an envelope (contract 3.1). */
export function forwardsHttp(hostJson: JsonFile | undefined): boolean {
  const handler = valueAt(hostJson?.value, 'customHandler');
  return ['enableForwardingHttpRequest', 'enableProxyingHttpRequest'].some(
    (key) => String(valueAt(handler, key)).toLowerCase() === 'true',
  );
}
