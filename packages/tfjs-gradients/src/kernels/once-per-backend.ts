import { getBackend } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../overrides/with-overrides.js';

/** A search that runs once for each backend. */
export interface BackendSearch {
  /** Returns what the search finds on the active backend. */
  readonly find: () => Promise<readonly KernelOverride[]>;
  /** Returns the same without waiting; undefined while the search is not over. */
  readonly found: () => readonly KernelOverride[] | undefined;
}

/**
 * Remembers what a search finds on each backend. One that fails is not remembered, nor one during which another backend was made active:
 * its trials say nothing of either, and the other is searched in its place.
 *
 * @param search Tries kernels of the active backend.
 * @returns The search.
 */
export function oncePerBackend(
  search: (backend: string) => Promise<readonly KernelOverride[]>,
): BackendSearch {
  const searches = new Map<string, Promise<readonly KernelOverride[]>>();
  const results = new Map<string, readonly KernelOverride[]>();
  const find = (): Promise<readonly KernelOverride[]> => {
    const backend = getBackend();
    const known = searches.get(backend);
    if (known !== undefined) return known;
    const searching = search(backend).then((kernels) => {
      if (getBackend() !== backend) {
        searches.delete(backend);
        return find();
      }
      results.set(backend, kernels);
      return kernels;
    });
    searches.set(backend, searching);
    searching.catch(() => searches.delete(backend));
    return searching;
  };
  return { find, found: () => results.get(getBackend()) };
}
