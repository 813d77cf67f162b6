import { isType } from './binding.ts';
import type { HostFunction } from './function-json.ts';
import { type Headers, headerValue } from './headers.ts';

export interface WebhookRequest {
  method: string;
  /** As sent, with the query. */
  target: string;
  headers: Headers;
  body: string;
}

export interface WebhookAnswer {
  status: number;
  headers?: Headers;
  body?: string;
  /** The function that takes the events. */
  deliverTo?: HostFunction;
}

/** `/runtime/webhooks/eventgrid?functionName=…`, once the key is known to be right. */
export function eventGridWebhook(
  request: WebhookRequest,
  functions: HostFunction[],
): WebhookAnswer {
  const name = new URL(request.target, 'http://host').searchParams.get('functionName') ?? '';
  const found = functions.find(
    (each) =>
      each.name.toLowerCase() === name.toLowerCase() && isType(each.trigger, 'eventGridTrigger'),
  );
  if (!found) return { status: 404, body: `cannot find function: '${name}'` };
  const origin = headerValue(request.headers, 'webhook-request-origin');
  if (request.method === 'OPTIONS') {
    return { status: 200, headers: [['Webhook-Allowed-Origin', origin ?? '']] };
  }
  const type = headerValue(request.headers, 'aeg-event-type')?.toLowerCase();
  if (type === 'subscriptionvalidation') return validated(request.body);
  return type === 'notification' ? { status: 202, deliverTo: found } : { status: 400 };
}

function validated(body: string): WebhookAnswer {
  const [event] = JSON.parse(body) as { data: { validationCode: string } }[];
  return {
    status: 200,
    headers: [['Content-Type', 'text/plain; charset=utf-8']],
    body: JSON.stringify({ validationResponse: event?.data.validationCode }),
  };
}
