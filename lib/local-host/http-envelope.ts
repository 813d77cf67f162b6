import { type BindingData, jsonProperties, setBindingData } from './binding-data.ts';
import type { CallerRequest } from './caller-request.ts';
import { groupHeaders, headerValue } from './headers.ts';
import { invariant } from './json/culture.ts';

const claims = 'http://schemas.microsoft.com/2017/07/functions/claims';

/** ClaimsIdentity as JSON: of a caller with a key, or without. */
function identity({ keyLevel }: CallerRequest): Record<string, unknown> {
  const values = keyLevel && {
    authlevel: keyLevel === 'admin' ? 'Admin' : 'Function',
    invoke: 'true',
    keyid: keyLevel === 'admin' ? 'master' : 'default',
  };
  return {
    AuthenticationType: keyLevel ? 'WebJobsAuthLevel' : null,
    IsAuthenticated: keyLevel !== undefined,
    Actor: null,
    BootstrapContext: null,
    Claims: Object.entries(values ?? {}).map(([name, value]) => ({
      Issuer: 'LOCAL AUTHORITY',
      OriginalIssuer: 'LOCAL AUTHORITY',
      Properties: {},
      Type: `${claims}/${name}`,
      Value: value,
      ValueType: 'http://www.w3.org/2001/XMLSchema#string',
    })),
    Label: null,
    Name: null,
    NameClaimType: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
    RoleClaimType: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
  };
}

/** The HTTP trigger's value inside an envelope (contract 4.3). */
export function requestObject(caller: CallerRequest): Record<string, unknown> {
  return {
    Url: caller.url,
    Method: caller.method,
    Query: Object.fromEntries(caller.query),
    Headers: Object.fromEntries(groupHeaders(caller.headers)),
    Params: caller.routeValues,
    Identities: [identity(caller)],
    ...(caller.body && { Body: bodyText(caller, caller.body) }),
  };
}

function bodyText(caller: CallerRequest, body: Buffer): string {
  const type = headerValue(caller.headers, 'content-type')?.toLowerCase() ?? '';
  const isBinary = type.startsWith('application/octet-stream') || type.includes('multipart/');
  return isBinary ? body.toString('base64') : text(body);
}

// Whatever the charset says; a byte order mark is no text.
function text(body: Buffer): string {
  return new TextDecoder('utf-8').decode(body);
}

/**
 * The HTTP trigger's binding data (contract 4.4): each query, body and route value by its name, query before body; and
 * Query and Headers, unless one of those is called so. What is called as the trigger is hidden by the request itself.
 */
export function requestMetadata(caller: CallerRequest, triggerName: string): BindingData {
  const data: BindingData = {};
  const given = (name: string) =>
    Object.keys(data).some((key) => key.toLowerCase() === name.toLowerCase());
  const add = (name: string, value: unknown) => {
    if (!given(name)) data[name] = value;
  };
  for (const [name, value] of caller.lastQuery) {
    if (name.toLowerCase() !== 'code') data[name] = value;
  }
  const body = caller.body ? jsonProperties(text(caller.body), invariant) : [];
  for (const [name, value] of body) add(name, value);
  for (const [name, value] of Object.entries(caller.routeValues)) setBindingData(data, name, value);
  add('Query', Object.fromEntries(caller.lastQuery));
  const headers = [...groupHeaders(caller.headers)].map(([name, values]) => [
    name,
    values.join(','),
  ]);
  add('Headers', Object.fromEntries(headers));
  setBindingData(data, triggerName, undefined);
  return data;
}
