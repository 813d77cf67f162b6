import { hostError } from '../host-error.ts';
import type { Culture } from '../json/culture.ts';
import { type ObjectToken, type Token, tokenText } from '../json/json-net.ts';
import { type Action, named, type Service } from './landing.ts';
import { anyCase } from './signalr.ts';

const actions = [
  'sendToAll',
  'sendToConnection',
  'sendToUser',
  'sendToGroup',
  'addUserToGroup',
  'removeUserFromGroup',
  'removeUserFromAllGroups',
  'addConnectionToGroup',
  'removeConnectionFromGroup',
  'closeAllConnections',
  'closeClientConnection',
  'closeGroupConnections',
  'grantPermission',
  'revokePermission',
];

/** `{actionName, data, dataType}`: data is text, or a Buffer object when `dataType` is binary. */
export const webPubSub: Service<ObjectToken | null> = {
  send(items, { binding, culture }, landed) {
    for (const item of items) {
      if (!item) {
        throw hostError(
          'System.NullReferenceException',
          'Object reference not set to an instance of an object.',
        );
      }
      landed.push(action(item, named(binding, 'hub'), culture));
    }
  },
};

function action(item: ObjectToken, hub: string, culture: Culture): Action {
  const given = anyCase(item, 'actionName');
  const name = given ? tokenText(given, culture) : '';
  const known = actions.find((each) => each.toLowerCase() === name.toLowerCase());
  if (!known) throw argument(`Not supported WebPubSubOperation: ${name}.`);
  const typed = `${known[0]?.toUpperCase()}${known.slice(1)}Action`;
  if (!known.startsWith('send')) return { hub, action: typed, data: null, dataType: null };
  const type = anyCase(item, 'dataType');
  const dataType = type ? capital(tokenText(type, culture)) : 'Text';
  const data = anyCase(item, 'data') ?? { type: 'null' };
  return {
    hub,
    action: typed,
    data: dataType === 'Binary' ? bufferData(data) : textData(data),
    dataType,
  };
}

function textData(data: Token): Buffer {
  if (data.type === 'string') return Buffer.from(data.value);
  throw argument('Message should be string, please stringify object.');
}

// As Node.js writes a Buffer: {"type":"Buffer","data":[255]}; Base64 passes too.
function bufferData(data: Token): Buffer {
  if (data.type !== 'object') {
    throw hostError(
      'System.InvalidOperationException',
      'Cannot access child value on Newtonsoft.Json.Linq.JValue.',
    );
  }
  const content = anyCase(data, 'data');
  if (content?.type === 'string') return Buffer.from(content.value, 'base64');
  const items = content?.type === 'array' ? content.items : [];
  return Buffer.from(items.map((item) => (item.type === 'integer' ? Number(item.value) : 0)));
}

function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1).toLowerCase()}`;
}

function argument(message: string): Error {
  return hostError('System.ArgumentException', message);
}
