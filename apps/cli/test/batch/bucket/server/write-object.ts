import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** The state of the server that is written. */
interface State {
  readonly objects: Map<string, Uint8Array>;
  readonly uploads: Map<string, Uint8Array[]>;
  readonly conditions: 'kept' | 'unknown' | 'ignored';
}

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly etag?: string;
  readonly text?: string;
}

/**
 * Writes or deletes an object as S3 does: PutObject with its conditions, DeleteObject, and the four requests of an upload in parts.
 *
 * @param state The state of the server.
 * @param asked The request.
 * @param asked.request Its head.
 * @param asked.key The object.
 * @param asked.search The words behind its address.
 * @param asked.body Its content.
 * @returns The answer.
 */
export function writeObject(
  state: State,
  {
    request: { method, headers },
    key,
    search,
    body,
  }: {
    readonly request: IncomingMessage;
    readonly key: string;
    readonly search: URLSearchParams;
    readonly body: Buffer;
  },
): Answer {
  const upload = search.get('uploadId');
  if (method === 'POST' && search.has('uploads')) {
    const id = String(state.uploads.size + 1);
    state.uploads.set(id, []);
    return { status: 200, text: xml('InitiateMultipartUploadResult', { UploadId: id }) };
  }
  if (upload !== null) return ofUpload(state, { method, key, upload, search, body });
  if (method === 'DELETE') {
    state.objects.delete(key);
    return { status: 204 };
  }
  const refusal = onCondition(state, key, headers);
  if (refusal !== undefined) return refusal;
  state.objects.set(key, body);
  return { status: 200, etag: etagOf(body) };
}

/** The marks of contents, none of which changes in place: a large one is asked for part by part, each time with its mark. */
const etags = new WeakMap<Uint8Array, string>();

/** The mark of a version of an object. */
export function etagOf(content: Uint8Array): string {
  const known = etags.get(content);
  if (known !== undefined) return known;
  const etag = `"${createHash('md5').update(content).digest('hex')}"`;
  etags.set(content, etag);
  return etag;
}

function onCondition(
  { objects, conditions }: State,
  key: string,
  headers: IncomingMessage['headers'],
): Answer | undefined {
  const { 'if-none-match': none, 'if-match': match } = headers;
  if (conditions === 'ignored' || (none === undefined && match === undefined)) return undefined;
  if (conditions === 'unknown') return { status: 501, code: 'NotImplemented' };
  const found = objects.get(key);
  if (match !== undefined && found === undefined) return { status: 404, code: 'NoSuchKey' };
  const isMet = none === '*' ? found === undefined : match === etagOf(found ?? Buffer.alloc(0));
  return isMet ? undefined : { status: 412, code: 'PreconditionFailed' };
}

function ofUpload(
  { objects, uploads }: State,
  {
    method,
    key,
    upload,
    search,
    body,
  }: {
    readonly method: string | undefined;
    readonly key: string;
    readonly upload: string;
    readonly search: URLSearchParams;
    readonly body: Buffer;
  },
): Answer {
  const parts = uploads.get(upload);
  if (parts === undefined) return { status: 404, code: 'NoSuchUpload' };
  if (method === 'PUT') {
    parts[Number(search.get('partNumber')) - 1] = body;
    return { status: 200, etag: etagOf(body) };
  }
  uploads.delete(upload);
  if (method === 'DELETE') return { status: 204 };
  // As S3 refuses parts that are too small.
  if (parts.slice(0, -1).some((part) => part.length < 5 * 2 ** 20))
    return { status: 400, code: 'EntityTooSmall' };
  objects.set(key, Buffer.concat(parts));
  return { status: 200, text: xml('CompleteMultipartUploadResult', { Key: key }) };
}

function xml(name: string, fields: Readonly<Record<string, string>>): string {
  const inner = Object.entries(fields).map(([field, value]) => `<${field}>${value}</${field}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inner.join('')}</${name}>`;
}
