import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server of a test. */
export interface TestServer {
  /** Its address, without a slash at the end. */
  readonly address: string;
  /** Ends it, with the answers that are still on their way. */
  readonly close: () => void;
}

/**
 * Serves on a port of this machine.
 *
 * @param answer Answers a request.
 * @returns The server.
 */
export async function serve(answer: RequestListener): Promise<TestServer> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // Border to Node: a server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${port}`, close };
}
