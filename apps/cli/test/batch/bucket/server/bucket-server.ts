import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { escapeText } from '@gradcam/errors';
import { readObject, type Found } from './read-object.js';
import { etagOf, writeObject } from './write-object.js';
import { signatureOf } from './signature-of.js';

/** What goes wrong with an answer. */
export type Fault =
  | { readonly status: number; readonly code: string }
  /** The connection ends in the middle of the object or of the list. */
  | 'cut'
  /** Half of it comes, and then nothing more. */
  | 'stall'
  /** It takes its time. */
  | 'slow'
  /** What is written is said to be so when a second has gone by, after which lines do not wait for others. */
  | 'late'
  /** It says that far more bytes follow than are read of a picture. */
  | 'huge'
  /** It says nothing of its length, and all of the object comes again and again. */
  | 'endless'
  /** The connection ends before there is an answer. */
  | 'gone'
  /** All is done as asked, and then the connection ends before there is an answer. */
  | 'lost'
  /** A page of HTML, as a server that has no buckets might answer. */
  | 'page';

/** A request, as faults are chosen by it. */
interface Asked {
  readonly method: string;
  /** The key of an object; undefined for a page of the list. */
  readonly key: string | undefined;
  /** The number of requests for the same before it. */
  readonly before: number;
}

const keyId = 'AKIDTEST';
const secret = 'a secret of the tests';

/**
 * Names the account of the server to the client, and nothing that the machine has of its own.
 *
 * @param folder A folder without a file `none`.
 * @param set Sets a variable of the environment.
 */
export function accountFor(folder: string, set: (name: string, value: string) => unknown): void {
  const none = join(folder, 'none');
  const variables = {
    ...{ AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: '' },
    ...{ AWS_CONFIG_FILE: none, AWS_SHARED_CREDENTIALS_FILE: none, AWS_PROFILE: '' },
    ...{ AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: '' },
  };
  for (const [name, value] of Object.entries(variables)) set(name, value);
}

const noFault: (asked: Asked) => Fault | undefined = () => undefined;

/** A server that runs. */
export type BucketServer = Awaited<ReturnType<typeof bucketServer>>;

/**
 * Starts a server on loopback with the requests of S3 that are needed, to list, read, write and delete objects, for one account and one bucket, `photos`. It checks
 * signatures and conditions as S3 does. It is made for these tests: none that is maintained and runs on Node 20 without Python or a cluster was found.
 *
 * @param objects The contents of the objects, by their keys.
 * @returns The server; `faults` may be set.
 */
export async function bucketServer(objects: Readonly<Record<string, Uint8Array>>) {
  const state = {
    objects: new Map(Object.entries(objects)),
    /** The most keys of a page. */
    pageSize: 1000,
    fault: noFault,
    asked: [] as string[],
    secret,
    /** What becomes of conditions: they are refused, or not looked at. */
    conditions: 'kept' as 'kept' | 'unknown' | 'ignored',
    /** The parts of objects that are not whole yet, by the numbers of their uploads. */
    uploads: new Map<string, Uint8Array[]>(),
    /** Whether a part of an object can be asked for. */
    hasRanges: true,
    /** The marks of versions: one of bytes, one that says less, or none. */
    marks: 'strong' as 'strong' | 'weak' | 'none',
    /** The most objects that were on their way at once. */
    most: 0,
  };
  let open = 0;
  const server = createServer((request, response) => {
    bodyOf(request).then(
      (body) => {
        answer(request, body, response);
      },
      // Whoever asked has gone.
      () => response.destroy(),
    );
  });
  // A machine that is busy for seconds is not to lose a connection that a client is about to use again.
  server.keepAliveTimeout = 600_000;
  const answer = (request: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const { method = '' } = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const [, bucket = '', ...rest] = decodeURIComponent(pathname).split('/');
    const key = rest.join('/') === '' ? undefined : rest.join('/');
    const isRead = method === 'GET' || method === 'HEAD';
    const name = nameOf(request, key, searchParams);
    const before = state.asked.filter((each) => each === name).length;
    state.asked.push(name);
    open += key === undefined ? 0 : 1;
    state.most = Math.max(state.most, open);
    response.on('close', () => (open -= key === undefined ? 0 : 1));
    const refusal =
      refusalOf(request, body, bucket, state.secret) ?? state.fault({ method, key, before });
    if (typeof refusal === 'object') refuse(response, refusal);
    else if (refusal === 'gone') response.destroy();
    else if (key === undefined) {
      const page = refusal === 'page' ? '<html><body>welcome</body></html>' : pageOf(searchParams);
      send(response, Buffer.from(page), refusal);
    } else if (isRead) {
      const found = readObject(state, key, request.headers);
      if ('code' in found) refuse(response, found);
      else if (method === 'HEAD') response.writeHead(200, found.headers).end();
      else if (refusal === 'endless') sendAgainAndAgain(response, found);
      else send(response, found.bytes, refusal, found);
    } else {
      const written = writeObject(state, { request, key, search: searchParams, body });
      if (refusal === 'lost') response.destroy();
      else if (written.status >= 400) refuse(response, { code: '', ...written });
      else {
        const { status, etag = '""', text } = written;
        const end = () => response.writeHead(status, { etag }).end(text);
        if (refusal === 'late') setTimeout(end, 1300);
        else end();
      }
    }
  };
  const pageOf = (search: URLSearchParams): string => {
    const prefix = search.get('prefix') ?? '';
    const after = search.get('continuation-token');
    const keys = [...state.objects.keys()]
      .filter((each) => each.startsWith(prefix) && (after === null || compare(each, after) > 0))
      .sort(compare);
    const page = keys.slice(0, state.pageSize);
    const written = (text: string) =>
      search.get('encoding-type') === 'url'
        ? encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%2F', '/')
        : escapeText(text);
    const last = page.at(-1) ?? '';
    return `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>photos</Name><EncodingType>url</EncodingType><KeyCount>${page.length}</KeyCount>${
      page.length < keys.length
        ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${escapeText(last)}</NextContinuationToken>`
        : '<IsTruncated>false</IsTruncated>'
    }${page.map((each) => `<Contents><Key>${written(each)}</Key><Size>${state.objects.get(each)?.length ?? 0}</Size><ETag>${escapeText(etagOf(state.objects.get(each) ?? Buffer.alloc(0)))}</ETag></Contents>`).join('')}</ListBucketResult>`;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Border to Node: a server on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    state,
    port,
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  // Border to Node: without an encoding its chunks are buffers. One that breaks off is no request.
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

function refusalOf(
  request: IncomingMessage,
  body: Buffer,
  bucket: string,
  secret: string,
): Fault | undefined {
  if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256'])
    return { status: 400, code: 'XAmzContentSHA256Mismatch' };
  const signature = signatureOf(request, secret);
  if (signature === undefined) return { status: 403, code: 'AccessDenied' };
  if (signature.keyId !== keyId) return { status: 403, code: 'InvalidAccessKeyId' };
  if (signature.expected !== signature.got) return { status: 403, code: 'SignatureDoesNotMatch' };
  return bucket === 'photos' ? undefined : { status: 404, code: 'NoSuchBucket' };
}

function refuse(
  response: ServerResponse,
  { status, code }: { readonly status: number; readonly code: string },
): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>made by the test</Message></Error>`,
  );
}

/** What was asked for, as tests count it. */
function nameOf(
  { method = '', headers: { range } }: IncomingMessage,
  key: string | undefined,
  search: URLSearchParams,
): string {
  if (method !== 'GET') return `${method} ${key ?? ''}`;
  if (key === undefined) return `list ${search.get('continuation-token') ?? ''}`;
  return range === undefined ? key : `${key} ${range}`;
}

function send(
  response: ServerResponse,
  body: Uint8Array,
  fault: Fault | undefined,
  { status, headers }: Pick<Found, 'status' | 'headers'> = { status: 200, headers: {} },
): void {
  const length = fault === 'huge' ? 600_000_000 : body.length;
  response.writeHead(status, { ...headers, 'content-length': length });
  const half = body.subarray(0, Math.ceil(body.length / 2));
  const cut = () => response.destroy();
  const end = () => response.end(body);
  if (fault === 'cut') response.write(half, cut);
  else if (fault === 'stall' || fault === 'huge') response.write(half);
  else if (fault === 'slow') setTimeout(end, 50);
  else end();
}

function sendAgainAndAgain(response: ServerResponse, { headers, bytes }: Found): void {
  const { 'content-length': _, ...others } = headers;
  response.writeHead(200, others);
  const write = () => {
    while (!response.destroyed && response.write(bytes));
  };
  response.on('drain', write);
  write();
}

/** By their bytes, as S3 orders keys. */
function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
