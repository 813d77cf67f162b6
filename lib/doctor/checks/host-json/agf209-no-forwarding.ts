import { valueAt } from '../../../formats/json.ts';
import { setJson } from '../../../formats/json-file.ts';
import { hasHandlerLibrary } from '../../../project/go-code.ts';
import type { Check } from '../../check.ts';

export const check: Check = {
  code: 'AGF209',
  severity: 'error',
  area: 'host.json',
  title: 'HTTP requests are not forwarded, and the code expects them to be',
  reads: 'enableForwardingHttpRequest and enableProxyingHttpRequest in host.json, and the Go code',
  symptom:
    'Every call ends with 500; the log has "Response status code does not indicate success: 404 (Not Found)." or "No MediaTypeFormatter is available to read an object of type \'HttpScriptInvocationResult\' from content with media type \'text/plain\'."',
  sources: {
    'Response status code does not indicate success: 404 (Not Found).':
      'vector http-response-handler-status-404',
    "No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type 'text/plain'.":
      'vector http-response-content-type-text-plain',
  },
  reason:
    'Without one of the two, the host posts a JSON envelope to /<FunctionName> and wants one back, for HTTP functions too. The code reads plain requests. An envelope costs more than code: the host drops a chunked body, turns bytes that are not UTF-8 into U+FFFD unless the type is octet-stream or multipart, and can answer no header twice. With or without forwarding a header of the answer that is not ASCII gives the caller 500, while the log says success.',
  howToFix:
    'Write "enableForwardingHttpRequest": true into customHandler: every host knows it; it rebuilds request and answer, joins repeated query keys, and answers 500 to a chunked body. "enableProxyingHttpRequest": true streams both ways unchanged and wins over it, but hosts and Core Tools before 2025 ignore it and post envelopes.',
  documentation:
    'https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers#http-only-function',
  run: ({ hostJson, functions, go, forwardsHttp }) => {
    const simple = functions.filter(({ isSimpleHttp }) => isSimpleHttp);
    const handler = valueAt(hostJson?.value, 'customHandler', 'description');
    if (!hostJson || handler === undefined || simple.length === 0 || forwardsHttp) return [];
    const readsEnvelopes = go.files.some(({ code }) =>
      /\b(Metadata|ReturnValue|Outputs)\b/.test(code),
    );
    if (go.files.length === 0 || readsEnvelopes || hasHandlerLibrary(go)) return [];
    const names = simple.map(({ name }) => name).join(', ');
    return [
      {
        message: `host.json forwards no HTTP requests, and the code reads no envelopes (${names})`,
        location: hostJson.location('customHandler'),
        fix: setJson('host.json', ['customHandler', 'enableForwardingHttpRequest'], true),
      },
    ];
  },
};
