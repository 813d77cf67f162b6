import type { Headers } from './headers.ts';

/** The version the double gives itself: the one whose source the contract was read from. */
export const hostVersion = '4.1037.0.0';
const hostUserAgent = `Azure-Functions-Host/${hostVersion}`;

/** The host's headers on every invocation but the proxied; added, never replacing the caller's (contract 3.2, 4.1). */
export function invocationHeaders(invocationId: string): Headers {
  return [
    ['X-Azure-Functions-HostVersion', hostVersion],
    ['X-Azure-Functions-InvocationId', invocationId],
    ['User-Agent', hostUserAgent],
  ];
}
