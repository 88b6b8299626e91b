import { wrap, type Remote } from 'comlink';
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
  const network = new Worker(new URL('./network/network-worker.ts', import.meta.url), {
    type: 'module',
  });
  const painter = new Worker(new URL('./painter/painter-worker.ts', import.meta.url), {
    type: 'module',
  });
  return { studio: wrap<Studio>(network), painter: wrap<Painter>(painter) };
}
