import { wrap, type Remote } from 'comlink';
import type { Backend } from './network/backend/start-backend.js';
import type { Studio } from './network/studio.js';
import type { Painter } from './painter/painter.js';

/** The two workers of the page. */
export interface Workers {
  /** Computes. */
  readonly studio: Remote<Studio>;
  /** Paints. */
  readonly painter: Remote<Painter>;
}

/**
 * Starts the workers.
 *
 * @returns Their functions, to be called from the page.
 */
export function connect(): Workers {
  const painter = new Worker(new URL('./painter/painter-worker.ts', import.meta.url), {
    type: 'module',
  });
  return { studio: wrap<Studio>(networkWorker()), painter: wrap<Painter>(painter) };
}

/**
 * Tries the backends in a worker that is gone afterwards.
 *
 * @returns The faster one, with the reason.
 */
export async function tryBackends(): Promise<Backend> {
  const worker = networkWorker();
  try {
    return await wrap<Studio>(worker).tryBackends();
  } finally {
    worker.terminate();
  }
}

function networkWorker(): Worker {
  return new Worker(new URL('./network/network-worker.ts', import.meta.url), { type: 'module' });
}
