import { randomUUID } from 'node:crypto';
import type { RetryContext } from './envelope.ts';
import type { RetryPolicy } from './retry-policy.ts';

/** Metadata.RetryContext of an attempt; `failure` is what the one before ended with. */
export function retryContext(
  name: string,
  policy: RetryPolicy,
  retries: number,
  failure: Error | undefined,
): RetryContext {
  return {
    RetryCount: retries,
    MaxRetryCount: policy.maxRetryCount,
    Exception: failure ? invocationException(name, failure) : null,
    Instance: null,
    State: {},
  };
}

const unspecific = -2146233088;

// As .NET's exceptions say themselves to Json.NET.
function invocationException(name: string, failure: Error) {
  return {
    InstanceId: randomUUID(),
    MethodName: `Host.Functions.${name}`,
    Handled: false,
    ...classForm(
      'Microsoft.Azure.WebJobs.Host.FunctionInvocationException',
      `Exception while executing function: Functions.${name}`,
      innerException(failure),
    ),
  };
}

function innerException(failure: unknown): unknown {
  if (!(failure instanceof Error)) return null;
  if (!failure.name.endsWith('HttpRequestException')) {
    return classForm(failure.name, failure.message, innerException(failure.cause));
  }
  const status = /status code does not indicate success: (\d+)/.exec(failure.message)?.[1];
  return {
    HttpRequestError: 0,
    StatusCode: status ? Number(status) : null,
    Message: failure.message,
    Data: {},
    InnerException: innerException(failure.cause),
    HelpLink: null,
    Source: 'System.Net.Http',
    HResult: unspecific,
    StackTrace: trace,
  };
}

const trace = '   at the double';

function classForm(ClassName: string, Message: string, InnerException: unknown) {
  return {
    ClassName,
    Message,
    Data: null,
    InnerException,
    HelpURL: null,
    StackTraceString: trace,
    RemoteStackTraceString: null,
    RemoteStackIndex: 0,
    ExceptionMethod: null,
    HResult: unspecific,
    Source: 'System.Private.CoreLib',
    WatsonBuckets: null,
  };
}
