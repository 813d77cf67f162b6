import { hostError } from '../host-error.ts';
import type { Culture } from '../json/culture.ts';
import { type ObjectToken, type Token, tokenText, writeJson } from '../json/json-net.ts';
import { named, type Request, type Service } from './landing.ts';

const version = '?api-version=2022-06-01';

/** A message (`target`, `arguments`) or a group's action (`action`), names in either case. */
export const signalR: Service<ObjectToken | null> = {
  send(items, { binding, culture }, landed) {
    for (const item of items) {
      if (!item) {
        const message = "Value cannot be null. (Parameter 'Binding Object')";
        throw hostError('System.ArgumentNullException', message);
      }
      const hub = `/api/hubs/${named(binding, 'hubName').toLowerCase()}`;
      landed.push(message(hub, item, culture) ?? groupAction(hub, item, culture));
    }
  },
};

/** The value of a property, whatever its case. */
export function anyCase({ properties }: ObjectToken, name: string): Token | undefined {
  return [...properties].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function text(item: ObjectToken, name: string, culture: Culture): string {
  const value = anyCase(item, name);
  return value ? tokenText(value, culture) : '';
}

function message(hub: string, item: ObjectToken, culture: Culture): Request | undefined {
  const target = text(item, 'target', culture);
  const args = anyCase(item, 'arguments');
  if (!target || args?.type !== 'array') return undefined;
  const [kind] = ['userId', 'groupName', 'connectionId'].filter((name) =>
    text(item, name, culture),
  );
  const paths: Record<string, string> = {
    userId: 'users',
    groupName: 'groups',
    connectionId: 'connections',
  };
  const to = kind ? `/${paths[kind]}/${text(item, kind, culture)}` : '';
  return {
    method: 'POST',
    path: `${hub}${to}/:send${version}`,
    contentType: 'application/json; charset=utf-8',
    body: `{"Target":${JSON.stringify(target)},"Arguments":${writeJson(args)}}`,
  };
}

function groupAction(hub: string, item: ObjectToken, culture: Culture): Request {
  const [user, group, connection] = ['userId', 'groupName', 'connectionId'].map((name) =>
    text(item, name, culture),
  );
  const action = text(item, 'action', culture).toLowerCase();
  if (!['add', 'remove', 'removeall'].includes(action)) {
    throw hostError(
      'System.ArgumentException',
      'Unable to convert JObject to valid output binding type, check parameters.',
    );
  }
  if (!user && !connection) {
    throw hostError(
      'System.ArgumentException',
      'ConnectionId and UserId cannot be null or empty together',
    );
  }
  const path = connection
    ? `/groups/${group}/connections/${connection}`
    : `/users/${user}/groups${action === 'removeall' ? '' : `/${group}`}`;
  return {
    method: action === 'add' ? 'PUT' : 'DELETE',
    path: hub + path + version,
    contentType: null,
    body: null,
  };
}
