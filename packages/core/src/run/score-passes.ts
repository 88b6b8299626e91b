import type { CutActivations, Network } from '../network/network.js';
import type { Score } from '../target/score.js';

/** Numbers of activations that one pass may hold: 64 MB of them. */
const budget = 2 ** 24;

/**
 * Splits scores into passes: as many at once as memory and the network allow.
 *
 * Several scores at once need the batch several times over, which a network of a fixed batch size, or a bypassing tensor
 * without a batch axis, does not allow.
 *
 * @param scores All scores.
 * @param network Its inputs say whether the batch size is open.
 * @param cutActivations The activations of the batch, once.
 * @returns The scores in groups of one size; the last may be smaller.
 */
export function scorePasses(
  scores: readonly Score[],
  network: Network,
  { activations, bypass }: CutActivations,
): readonly (readonly Score[])[] {
  const [samples] = activations.shape;
  const isOpen =
    network.inputs.every(({ shape }) => shape[0] === null) &&
    bypass.every(({ shape }) => shape.length > 1 && shape[0] === samples);
  const numbers = [activations, ...bypass].reduce((sum, { size }) => sum + size, 0);
  const atOnce = isOpen ? Math.max(1, Math.floor(budget / numbers)) : 1;
  const count = Math.ceil(scores.length / atOnce);
  return Array.from({ length: count }, (_, index) =>
    scores.slice(index * atOnce, (index + 1) * atOnce),
  );
}
