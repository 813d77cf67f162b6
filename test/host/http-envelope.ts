import { addJsonProperties, type BindingData, setBindingData } from './binding-data.ts';
import type { CallerRequest } from './caller-request.ts';
import { groupHeaders, headerValue } from './headers.ts';

// What ClaimsIdentity looks like for a caller who gave a function key.
const identity = {
  AuthenticationType: 'WebJobsAuthLevel',
  IsAuthenticated: true,
  Actor: null,
  BootstrapContext: null,
  Claims: [],
  Label: null,
  Name: null,
  NameClaimType: 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name',
  RoleClaimType: 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role',
};

/** The HTTP trigger's value inside an envelope (contract 4.3). */
export function requestObject(caller: CallerRequest): Record<string, unknown> {
  return {
    Url: caller.url,
    Method: caller.method,
    Query: Object.fromEntries(caller.query),
    Headers: Object.fromEntries(groupHeaders(caller.headers)),
    Params: caller.routeValues,
    Identities: [identity],
    ...(caller.body && { Body: bodyText(caller, caller.body) }),
  };
}

function bodyText(caller: CallerRequest, body: Buffer): string {
  const type = headerValue(caller.headers, 'content-type')?.toLowerCase() ?? '';
  const isBinary = type.startsWith('application/octet-stream') || type.includes('multipart/');
  return body.toString(isBinary ? 'base64' : 'utf8');
}

/** The HTTP trigger's binding data: Query, Headers, and each query, body and route value by its name (contract 4.4). */
export function requestMetadata(caller: CallerRequest): BindingData {
  const headers = [...groupHeaders(caller.headers)].map(([name, values]) => [
    name,
    values.join(', '),
  ]);
  const data: BindingData = {
    Query: Object.fromEntries(caller.query),
    Headers: Object.fromEntries(headers),
  };
  for (const [name, value] of caller.query) {
    if (name.toLowerCase() !== 'code') setBindingData(data, name, value);
  }
  if (caller.body) addJsonProperties(data, caller.body.toString('utf8'));
  for (const [name, value] of Object.entries(caller.routeValues)) {
    setBindingData(data, name, value);
  }
  return data;
}
