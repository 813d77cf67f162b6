import type { Check } from '../../check.ts';
import { triggerLocation } from '../function-json/each.ts';

export const check: Check = {
  code: 'AGF410',
  severity: 'error',
  area: 'code',
  title: 'The running program answers an envelope with something else than JSON',
  reads: 'the answers of the built program to envelopes, started on this machine (--run)',
  symptom:
    "\"No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type 'text/plain'.\", or with an empty answer: the call hangs until functionTimeout.",
  sources: {
    "No MediaTypeFormatter is available to read an object of type 'HttpScriptInvocationResult' from content with media type 'text/plain'.":
      'vector http-response-content-type-text-plain',
  },
  reason:
    'The host posts an envelope to every function that is not plain HTTP, and reads a JSON object with the content type application/json back.',
  howToFix: 'Set the Content-Type header to application/json and answer at least {}.',
  documentation: 'https://github.com/Azure/azure-functions-host/issues/6462',
  run: async (project) => {
    const probe = await project.probe();
    return (probe?.answers ?? [])
      .filter(({ isEnvelope, status }) => isEnvelope && status >= 200 && status < 300)
      .flatMap(({ fn, type, body }) => {
        if (body.trim() === '' || body.trim() === 'null')
          return [
            {
              message: `${fn.name}: the answer is empty`,
              location: triggerLocation(fn),
            },
          ];
        return /^(application|text)\/json\s*(;|$)/i.test(type)
          ? []
          : [
              {
                message: `${fn.name}: the answer is ${type || 'without a type'}, not application/json`,
                location: triggerLocation(fn),
              },
            ];
      });
  },
};
