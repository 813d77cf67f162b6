import { findInCode } from '../../../project/go-code.ts';
import type { Check } from '../../check.ts';
import { hostRequests } from '../../probe/host-requests.ts';
import { triggerLocation } from '../function-json/each.ts';

const JSON_TYPE = /(application|text)\/json/;

export const check: Check = {
  code: 'AGF411',
  severity: 'error',
  area: 'code',
  title: 'The code answers envelopes without a JSON content type',
  reads:
    '"application/json" in the Go code, when a function is called with an envelope and go.mod requires no module that could set it',
  symptom:
    "\"No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type 'text/plain'.\", and the invocation fails.",
  sources: {
    "No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type 'text/plain'.":
      'vector http-response-content-type-text-plain',
  },
  reason:
    'All but plain HTTP functions answer the host with a JSON object. Go takes it for text/plain when nothing says what it is.',
  howToFix:
    'w.Header().Set("Content-Type", "application/json") before anything is written, and answer at least {}.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6462',
  run: (project) => {
    const { go, goMod, kind } = project;
    const isAlone = goMod?.directives.every(({ verb }) => verb !== 'require') === true;
    const isKnown = kind === 'folder' && go.files.length > 0 && isAlone;
    const setsType = go.files.some((file) => findInCode(file, JSON_TYPE, 'code'));
    const call = hostRequests(project).find(({ isPlainHttp }) => !isPlainHttp);
    if (!isKnown || setsType || !call || go.otherRouter !== undefined) return [];
    // Without forwarding AGF209 says what to do.
    if (call.fn.isSimpleHttp) return [];
    return [
      {
        message: `${call.fn.name} is called with an envelope, and no answer of the code is application/json`,
        location: triggerLocation(call.fn),
      },
    ];
  },
};
