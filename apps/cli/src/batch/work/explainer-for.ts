import type { Terminal } from '../../output/terminal.js';
import type { Explainer, Setup } from './explainer.js';

/**
 * Loads what explains entries. Where threads do it, this one loads neither TensorFlow.js nor the network.
 *
 * @param size The number of threads; 1 is this one itself.
 * @returns A function that makes an explainer.
 */
export async function explainerFor(
  size: number,
): Promise<(setup: Setup, words: Terminal) => Explainer> {
  return size === 1
    ? (await import('./local-explainer.js')).localExplainer
    : (await import('./threads/thread-explainer.js')).threadExplainer;
}
