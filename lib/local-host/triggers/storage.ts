import { createHash } from 'node:crypto';
import type { Binding } from '../binding.ts';
import type { InvocationValues } from '../envelope.ts';
import { JsonReaderError, readJson } from '../json/json-net.ts';
import { NetTime } from '../json/net-date.ts';
import { bindingFailure, isMany, notJson } from './arrival.ts';

export interface QueueMessage {
  /** What the service holds, after Base64 with host.json's default `messageEncoding`. */
  body: Buffer;
  dequeueCount?: number;
  id?: string;
  popReceipt?: string;
  inserted?: string;
  expires?: string;
  nextVisible?: string;
}

/** The message goes to the poison queue, the function is not called. */
export class PoisonMessage extends Error {
  override name = 'PoisonMessage';
}

/** triggers-storage.json. Throws PoisonMessage where the real trigger calls no function. */
export function queueTrigger(binding: Binding, message: QueueMessage): InvocationValues {
  return {
    trigger: queueValue(binding, message.body),
    metadata: {
      DequeueCount: message.dequeueCount ?? 1,
      ExpirationTime: NetTime.offset(message.expires ?? 0),
      Id: message.id,
      InsertionTime: NetTime.offset(message.inserted ?? 0),
      NextVisibleTime: NetTime.offset(message.nextVisible ?? 0),
      PopReceipt: message.popReceipt,
    },
  };
}

function queueValue(binding: Binding, body: Buffer): unknown {
  const dataType = binding.dataType?.toLowerCase();
  if (dataType === 'binary') return body;
  const text = strictText(body);
  // Neither a stream nor an object[] is known to the extension: it reads the message as JSON.
  if (dataType === 'stream') {
    if (/^\s*(null\s*)?$/.test(text)) return null;
    throw new PoisonMessage('A message does not bind to System.IO.Stream.');
  }
  if (!isMany(binding)) return text;
  try {
    readJson(text);
  } catch (error) {
    if (!(error instanceof JsonReaderError)) throw error;
    throw bindingFailure(binding.name, notJson('Object[]', error, '\n'));
  }
  throw new PoisonMessage('A message does not bind to System.Object[].');
}

function strictText(body: Buffer): string {
  const text = body.toString('utf8');
  if (Buffer.from(text).equals(body)) return text;
  throw new PoisonMessage('The message is no UTF-8.');
}

/** The body of a message as the queue stores it; throws PoisonMessage for one that is not Base64. */
export function decodeMessage(stored: string, encoding: 'base64' | 'none' = 'base64'): Buffer {
  if (encoding === 'none') return Buffer.from(stored);
  const bytes = Buffer.from(stored, 'base64');
  if (bytes.toString('base64') === stored) return bytes;
  throw new PoisonMessage('The message is not Base64.');
}

export interface StoredBlob {
  /** `container/name`. */
  path: string;
  content: Buffer;
  contentType: string;
  metadata: Record<string, string>;
  lastModified: string;
  created: string;
}

const zeroTime = '0001-01-01T00:00:00+00:00';

/** A blob's content in bytes, whatever `dataType` says. The account is Azurite's. */
export function blobTrigger(binding: Binding, blob: StoredBlob): InvocationValues {
  return {
    trigger: blob.content,
    metadata: {
      BlobTrigger: blob.path,
      Uri: `http://127.0.0.1:10000/devstoreaccount1/${blob.path}`,
      Properties: blobProperties(blob),
      Metadata: blob.metadata,
      ...pathValues(String(binding.path), blob.path),
    },
  };
}

/** What `{name}` in a path stands for. */
function pathValues(pattern: string, path: string): Record<string, string> {
  const names: string[] = [];
  const source = pattern
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      names.push(part.slice(1, -1));
      return '(.+)';
    })
    .join('');
  const values = new RegExp(`^${source}$`, 's').exec(path)?.slice(1) ?? [];
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
}

function blobProperties(blob: StoredBlob): Record<string, unknown> {
  return {
    LastModified: NetTime.offset(blob.lastModified),
    CreatedOn: NetTime.offset(blob.created),
    Metadata: blob.metadata,
    ObjectReplicationDestinationPolicyId: null,
    ObjectReplicationSourceProperties: null,
    BlobType: 0,
    CopyCompletedOn: zeroTime,
    CopyStatusDescription: null,
    CopyId: null,
    CopyProgress: null,
    CopySource: null,
    CopyStatus: 0,
    BlobCopyStatus: null,
    IsIncrementalCopy: false,
    DestinationSnapshot: null,
    LeaseDuration: 0,
    LeaseState: 0,
    LeaseStatus: 1,
    ContentLength: blob.content.length,
    ContentType: blob.contentType,
    // Azure.ETag has no public property.
    ETag: {},
    ContentHash: createHash('md5').update(blob.content).digest('base64'),
    ContentEncoding: null,
    ContentDisposition: null,
    ContentLanguage: null,
    CacheControl: null,
    BlobSequenceNumber: 0,
    AcceptRanges: 'bytes',
    BlobCommittedBlockCount: 0,
    IsServerEncrypted: true,
    EncryptionKeySha256: null,
    EncryptionScope: null,
    AccessTier: 'Hot',
    AccessTierInferred: true,
    ArchiveStatus: null,
    AccessTierChangedOn: NetTime.offset(blob.created),
    VersionId: null,
    IsLatestVersion: false,
    TagCount: 0,
    ExpiresOn: zeroTime,
    IsSealed: false,
    RehydratePriority: null,
    LastAccessed: zeroTime,
    ImmutabilityPolicy: { ExpiresOn: null, PolicyMode: null },
    HasLegalHold: false,
  };
}

/** What became of a message: how often it was delivered, and where it went when no call succeeded. */
export interface Delivered {
  dequeueCounts: number[];
  poison?: { queue: string; body: Buffer; log: string };
}

/** Delivers a message until `run` succeeds, at most `maxDequeueCount` times (host.json, default 5); then it is poison. */
export async function deliverMessage(
  binding: Binding,
  message: QueueMessage,
  run: (values: InvocationValues) => Promise<boolean>,
  maxDequeueCount = 5,
): Promise<Delivered> {
  const dequeueCounts: number[] = [];
  while (dequeueCounts.length < maxDequeueCount) {
    const dequeueCount = dequeueCounts.length + 1;
    dequeueCounts.push(dequeueCount);
    if (await run(queueTrigger(binding, { ...message, dequeueCount }))) return { dequeueCounts };
  }
  const queue = `${binding.queueName}-poison`;
  const log = `Message has reached MaxDequeueCount of ${maxDequeueCount}. Moving message to queue '${queue}'.`;
  return { dequeueCounts, poison: { queue, body: message.body, log } };
}
