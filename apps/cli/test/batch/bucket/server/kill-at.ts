import type { BucketServer, Fault } from './bucket-server.js';

/** A request by its method and the key of its object. */
export type Moment = readonly [method: 'GET' | 'PUT' | 'DELETE', key: string];

/**
 * Lets requests come through until one for a certain object, and then nothing more: what a process leaves that is killed. How many there are before depends on how fast the machine is.
 *
 * @param server The server; its faults are set.
 * @param moment The request; the first of several.
 * @param last What becomes of it.
 */
export function killAt({ state }: BucketServer, [method, key]: Moment, last: Fault): void {
  let isKilled = false;
  state.fault = (asked) => {
    if (isKilled) return 'gone';
    isKilled = asked.method === method && asked.key === key;
    return isKilled ? last : undefined;
  };
}
