import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers the request for the tarball; `count` is 1 for the first one. */
export type Answer = (response: ServerResponse, request: IncomingMessage, count: number) => void;

/** A registry on this machine that has one package, `@nets/small@1.0.0`. */
export interface TestRegistry {
  readonly address: string;
  /** What was asked for: the path, and the range where there was one. */
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

const path = '/@nets/small/-/small-1.0.0.tgz';

/**
 * Starts a registry.
 *
 * @param answer The answer to the request for the tarball.
 * @param list The answer to the request for the versions; the right one when left out.
 * @returns The registry; the caller closes it.
 */
export async function startRegistry(answer: Answer, list?: Answer): Promise<TestRegistry> {
  const requests: string[] = [];
  let counts = { answer: 0, list: 0 };
  const server = createServer((request, response) => {
    const { url = '', headers } = request;
    requests.push(headers.range === undefined ? url : `${url} ${headers.range}`);
    if (url !== '/@nets%2fsmall') {
      counts = { ...counts, answer: counts.answer + 1 };
      answer(response, request, counts.answer);
    } else if (list !== undefined) {
      counts = { ...counts, list: counts.list + 1 };
      list(response, request, counts.list);
    } else {
      const dist = { tarball: new URL(path, addressOf(server)).href };
      response.end(JSON.stringify({ versions: { '1.0.0': { dist } } }));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: addressOf(server),
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The whole file. */
export function whole(bytes: Uint8Array): Answer {
  return (response) => {
    response.end(bytes);
  };
}

/** What is asked for: the rest of the file where a range is, as a server with ranges does. */
export function rest(bytes: Uint8Array, response: ServerResponse, request: IncomingMessage): void {
  response.end(restOf(bytes, response, request));
}

/** As a server with ranges whose connections end after so many bytes. */
export function breakingOff(
  bytes: Uint8Array,
  after: number,
  response: ServerResponse,
  request: IncomingMessage,
): void {
  const left = restOf(bytes, response, request);
  response.setHeader('content-length', left.length);
  response.write(left.subarray(0, after), () => {
    if (left.length > after) response.socket?.end();
    else response.end();
  });
}

function restOf(bytes: Uint8Array, response: ServerResponse, request: IncomingMessage): Uint8Array {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  if (from > 0) {
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${from}-${bytes.length - 1}/${bytes.length}`);
  }
  return bytes.subarray(from);
}

/** Half of the file, and then nothing, while the connection stays. */
export function half(bytes: Uint8Array, response: ServerResponse): void {
  response.setHeader('content-length', bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2));
}

function addressOf(server: Server): string {
  // Border to Node: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}
