import { loadKnownModelFromUrl, mobilenetV1, mobilenetV1Quarter } from '@gradcam/models';
import type { Network } from './network.js';

/** The networks that are served with the page: the first one is there at once, the other one is better. */
const served = [mobilenetV1Quarter, mobilenetV1] as const;

/** The networks that are served with the page. */
export const networkChoices = served.map(({ id, title }) => [id, title] as const);

/** The origin of a network: one that is served with the page. */
export interface NetworkSource {
  /** Its name; the small one when left out. */
  readonly known?: string | undefined;
  /** The address of the folder with the networks' folders. */
  readonly base: string;
}

/**
 * Opens a network.
 *
 * @param source Its origin.
 * @param onProgress Gets the share of the weights that is loaded, from 0 to 1.
 * @returns The network; the caller disposes it.
 */
export async function openNetwork(
  { known, base }: NetworkSource,
  onProgress: (fraction: number) => void,
): Promise<Network> {
  const wanted = served.find(({ id }) => id === known) ?? served[0];
  const loaded = await loadKnownModelFromUrl(wanted, new URL(wanted.id, base).href, { onProgress });
  const { model, spec, classNames, dispose } = loaded;
  return { title: spec.title, model, classNames, preprocessing: spec, findings: [], dispose };
}
