import type { operations, paths } from './openapi.js';
import { ServerProblem } from './server-problem.js';

type Query<O extends 'explanation' | 'map' | 'overlay'> = NonNullable<
  operations[O]['parameters']['query']
>;
type Json<O extends 'explanation' | 'map' | 'models'> =
  operations[O]['responses'][200]['content']['application/json'];

/** The bytes of the file of a picture. */
type PictureFile = Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;

/** The options of a client. */
export interface ClientOptions {
  /** The server, such as `http://127.0.0.1:8080`; a path in it is kept. */
  readonly address: string | URL;
  /** The bearer token, of a server that wants one. */
  readonly token?: string | undefined;
  /** In place of the global one. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The options of a call. */
interface CallOptions {
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** A map as numbers, row by row from the top left. */
export interface MapOfPicture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** The operations of a server. Each rejects with a `ServerProblem`, or with what `fetch` throws. */
export interface Client {
  /** Explains a picture: class, score, layers, hot spots. */
  readonly explanation: (
    picture: PictureFile,
    query?: Query<'explanation'>,
    options?: CallOptions,
  ) => Promise<Json<'explanation'>>;
  /** Gives the map of a picture. */
  readonly map: (
    picture: PictureFile,
    query?: Omit<Query<'map'>, 'as'>,
    options?: CallOptions,
  ) => Promise<MapOfPicture>;
  /** Paints the map over the picture; gives the bytes of a PNG. */
  readonly overlay: (
    picture: PictureFile,
    query?: Query<'overlay'>,
    options?: CallOptions,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  /** Lists the models. */
  readonly models: (options?: CallOptions) => Promise<Json<'models'>['models']>;
  /** Tells whether the server lives. */
  readonly health: (options?: CallOptions) => Promise<boolean>;
  /** Tells whether the server takes pictures. */
  readonly ready: (options?: CallOptions) => Promise<boolean>;
  /** Gives the metrics, as Prometheus reads them. */
  readonly metrics: (options?: CallOptions) => Promise<string>;
}

/**
 * Makes a client of a server; in Node, and in a page whose origin the server was given.
 *
 * @param options The server, and the token that it wants.
 * @returns The operations.
 * @example
 * ```ts
 * const client = createClient({ address: 'http://127.0.0.1:8080' });
 * const { explained, hotSpots } = await client.explanation(await readFile('photo.jpg'));
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const post = (path: keyof paths, picture: PictureFile, query: object, call?: CallOptions) =>
    request(options, path, { query, picture, ...call });
  const get = (path: keyof paths, call?: CallOptions) => request(options, path, { ...call });
  return {
    // Border to the server, as for all JSON here: its description says what it answers, and a test holds it to that.
    explanation: async (picture, query = {}, call) =>
      (await (await post('/v1/explanation', picture, query, call)).json()) as Json<'explanation'>,
    map: async (picture, query = {}, call) => {
      const response = await post('/v1/map', picture, { ...query, as: 'json' }, call);
      const { width, height, data } = (await response.json()) as Json<'map'>;
      return { width, height, data: Float32Array.from(data) };
    },
    overlay: async (picture, query = {}, call) =>
      new Uint8Array(await (await post('/v1/overlay', picture, query, call)).arrayBuffer()),
    models: async (call) =>
      ((await (await get('/v1/models', call)).json()) as Json<'models'>).models,
    health: (call) => isFine(get('/health', call)),
    ready: (call) => isFine(get('/ready', call)),
    metrics: async (call) => (await get('/metrics', call)).text(),
  };
}

interface Request extends CallOptions {
  readonly query?: object;
  readonly picture?: PictureFile;
}

async function request(
  { address, token, fetch = globalThis.fetch }: ClientOptions,
  path: string,
  { query = {}, picture, signal }: Request,
): Promise<Response> {
  const url = new URL(String(address).replace(/\/*$/, path));
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (picture !== undefined) headers.set('content-type', typeOf(picture));
  const response = await fetch(url, {
    headers,
    signal: signal ?? null,
    ...(picture === undefined ? {} : { method: 'POST', body: picture }),
  });
  if (response.ok) return response;
  throw new ServerProblem(response, await response.json().catch(() => undefined));
}

/** Of bytes without a type the server finds out what they are, as of all others. */
function typeOf(picture: PictureFile): string {
  return picture instanceof Blob && picture.type !== '' ? picture.type : 'application/octet-stream';
}

/** A server that answers that it is not ready is one; one that does not answer is a failure. */
async function isFine(asked: Promise<Response>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (cause) {
    if (cause instanceof ServerProblem) return false;
    throw cause;
  }
}
