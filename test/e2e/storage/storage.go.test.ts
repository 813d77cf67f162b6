import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { TableClient } from '@azure/data-tables';
import { BlobServiceClient, type BlockBlobClient } from '@azure/storage-blob';
import { QueueServiceClient, type ReceivedMessageItem } from '@azure/storage-queue';
import { addJsonProperties } from '../../../lib/local-host/binding-data.ts';
import type { InvocationValues } from '../../../lib/local-host/envelope.ts';
import type { Host } from '../../../lib/local-host/host.ts';
import { buildHandler } from '../../support/go.ts';
import { run, temporaryFolder } from '../../support/project.ts';
import { useHosts } from '../generated/app.ts';
import { applyOutputs } from './apply-outputs.ts';
import { type Azurite, startAzurite } from './azurite.ts';

/** Builds an app with the functions beside this file. */
async function buildApp(): Promise<string> {
  const root = temporaryFolder();
  await run(root, ['new', '--module', 'example.com/app', '--trigger', 'queue', '--yes']);
  for (const name of ['Relay', 'Mark']) {
    const folder = join(import.meta.dirname, 'functions', name);
    cpSync(join(folder, 'function.json'), join(root, name, 'function.json'));
    cpSync(join(folder, `${name.toLowerCase()}.go`), join(root, `${name.toLowerCase()}.go`));
  }
  await run(root, ['new']); // the registry takes up what was added
  await buildHandler(root);
  rmSync(join(root, 'local.settings.json')); // it names the handler for local runs
  return root;
}

/** A message as the queue trigger binds it: Base64 is the extension's default encoding. */
function queueValues(message: ReceivedMessageItem): InvocationValues {
  return {
    trigger: Buffer.from(message.messageText, 'base64').toString(),
    metadata: {
      QueueTrigger: message.messageText,
      Id: message.messageId,
      DequeueCount: message.dequeueCount,
      PopReceipt: message.popReceipt,
      InsertionTime: message.insertedOn,
      ExpirationTime: message.expiresOn,
      NextVisibleTime: message.nextVisibleOn,
    },
  };
}

/** A blob as the blob trigger binds it: BlobTriggerBinding.CreateBindingData in azure-sdk-for-net. */
async function blobValues(client: BlockBlobClient): Promise<InvocationValues> {
  const { contentType, contentLength, createdOn, lastModified, metadata } =
    await client.getProperties();
  return {
    trigger: await client.downloadToBuffer(),
    metadata: {
      BlobTrigger: `${client.containerName}/${client.name}`,
      Uri: client.url,
      Properties: {
        ContentType: contentType,
        ContentLength: contentLength,
        CreatedOn: createdOn,
        LastModified: lastModified,
      },
      Metadata: metadata,
      name: client.name,
    },
  };
}

describe('a generated app with real storage', () => {
  const start = useHosts();
  let root = '';
  let azurite: Azurite;
  before(async () => {
    azurite = await startAzurite();
    root = await buildApp();
  });
  after(async () => azurite.stop());

  const queue = (name: string) =>
    QueueServiceClient.fromConnectionString(azurite.connection).getQueueClient(name);
  const blob = (container: string, name: string) =>
    BlobServiceClient.fromConnectionString(azurite.connection)
      .getContainerClient(container)
      .getBlockBlobClient(name);
  const table = (name: string) =>
    TableClient.fromConnectionString(azurite.connection, name, { allowInsecureConnection: true });

  /** The only message of a queue, which is then gone. */
  async function take(name: string): Promise<ReceivedMessageItem> {
    const { receivedMessageItems } = await queue(name).receiveMessages();
    const [message, ...more] = receivedMessageItems;
    assert.ok(message, `there is a message in ${name}`);
    assert.equal(more.length, 0);
    await queue(name).deleteMessage(message.messageId, message.popReceipt);
    return message;
  }

  async function upload(container: string, name: string, contents: Buffer): Promise<void> {
    const client = BlobServiceClient.fromConnectionString(azurite.connection);
    await client.getContainerClient(container).createIfNotExists();
    await blob(container, name).uploadData(contents, {
      blobHTTPHeaders: { blobContentType: 'image/png' },
      metadata: { author: 'Ada' },
    });
  }

  /** Calls the function as its trigger would, and applies its outputs. */
  async function invoke(host: Host, name: string, values: InvocationValues): Promise<void> {
    const { outputs, status, error } = await host.invoke(name, values);
    assert.equal(status, 'Succeeded', error?.message);
    const declared = host.functions.find((each) => each.name === name)?.outputs ?? [];
    const bindingData = { ...values.metadata };
    if (typeof values.trigger === 'string') addJsonProperties(bindingData, values.trigger);
    await applyOutputs(outputs, { connection: azurite.connection, outputs: declared, bindingData });
  }

  for (const [title, text] of Object.entries({
    plain: 'hello, world',
    unicode: 'Grüße 👋 日本語',
    empty: '',
    'like Base64': 'dGVzdA==',
    'a word like Base64': 'test',
    'like a date': '2026-01-02T03:04:05Z',
    JSON: '{"id": "7", "text": "Grüße", "list": [1, 2]}',
    'a JSON array': '["a", "b"]',
    'several lines': 'one\r\n\ttwo\n',
    '40 KB': 'ü'.repeat(20_000),
  })) {
    it(`a queue message comes back from a queue, a blob and a table: ${title}`, async () => {
      const host = await start(root);
      await queue('incoming').createIfNotExists();
      await queue('incoming').sendMessage(Buffer.from(text).toString('base64'));
      const message = await take('incoming');
      await invoke(host, 'Relay', queueValues(message));

      const copy = await take('copies');
      assert.equal(Buffer.from(copy.messageText, 'base64').toString(), text);
      const id = title === 'JSON' ? '7' : message.messageId;
      assert.equal(String(await blob('archive', `${id}.txt`).downloadToBuffer()), text);
      const row = await table('messages').getEntity('relay', id);
      assert.equal(row.Text, `> ${text}`);
      assert.equal(row.Delivery, 1);
    });
  }

  for (const [title, contents] of Object.entries({
    bytes: Buffer.from([0, 255, 10, 13, 128]),
    nothing: Buffer.alloc(0),
    'text like Base64': Buffer.from('test'),
    '1 MB': randomBytes(1 << 20),
  })) {
    it(`a blob comes back with another one behind it: ${title}`, async () => {
      const host = await start(root);
      const mark = Buffer.from([1, 0, 254]);
      await upload('uploads', 'a b.bin', contents);
      await upload('marks', 'mark.bin', mark);
      await upload('marks', 'title.txt', Buffer.from('Grüße'));
      const uploaded = blob('uploads', 'a b.bin');
      await invoke(host, 'Mark', {
        ...(await blobValues(uploaded)),
        inputs: {
          mark: await blob('marks', 'mark.bin').downloadToBuffer(),
          title: String(await blob('marks', 'title.txt').downloadToBuffer()),
        },
      });

      const marked = await blob('marked', 'a b.bin').downloadToBuffer();
      assert.ok(marked.equals(Buffer.concat([contents, mark])));
      const notice = Buffer.from((await take('notices')).messageText, 'base64').toString();
      const { lastModified } = await uploaded.getProperties();
      assert.deepEqual(JSON.parse(notice), {
        name: 'a b.bin',
        title: 'Grüße',
        uri: uploaded.url,
        type: 'image/png',
        bytes: contents.length,
        written: lastModified?.toISOString().replace('.000Z', 'Z'),
        author: 'Ada',
      });
    });
  }
});
