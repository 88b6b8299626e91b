import { Agent, request } from 'node:http';
import { awakeNow } from './awake-clock.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/**
 * Sends a request, whole.
 * @param {string} address of the server
 * @param {string} path
 * @param {{ body?: Uint8Array | string, type?: string, abortAfter?: number }} [options] `abortAfter`: milliseconds, after which the client leaves
 * @returns {Promise<{ status: number, code?: string, retryAfter?: number, body: Buffer, milliseconds: number }>} status 0 where the client left
 */
export function send(address, path, { body, type = 'image/jpeg', abortAfter } = {}) {
  const began = awakeNow();
  return new Promise((resolve, reject) => {
    const sent = request(address + path, {
      agent: abortAfter === undefined ? agent : undefined,
      method: body === undefined ? 'GET' : 'POST',
      headers: body === undefined ? {} : { 'content-type': type, 'content-length': body.length },
    });
    sent.on('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', fail);
      response.on('end', () => {
        const whole = Buffer.concat(chunks);
        const isProblem = response.headers['content-type']?.includes('problem');
        resolve({
          status: response.statusCode,
          code: isProblem ? JSON.parse(whole.toString()).code : undefined,
          retryAfter: Number(response.headers['retry-after'] ?? NaN),
          body: whole,
          milliseconds: awakeNow() - began,
        });
      });
    });
    const fail = (cause) => {
      if (hasLeft) resolve({ status: 0, body: Buffer.alloc(0), milliseconds: 0 });
      // The server ended an idle connection in the moment in which it was used again.
      else if (sent.reusedSocket && cause.code === 'ECONNRESET')
        send(address, path, { body, type }).then(resolve, reject);
      else reject(cause);
    };
    let hasLeft = false;
    sent.on('error', fail);
    if (abortAfter !== undefined)
      setTimeout(() => {
        hasLeft = true;
        sent.destroy();
      }, abortAfter);
    sent.end(body);
  });
}
