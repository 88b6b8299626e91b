import { createExplainer } from '@gradcam/core';
import type { Cut, Network } from '@gradcam/core/network';
import { expandDims, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { withoutLeak } from '../assertions/without-leak.js';
import type { NetworkContract } from './network-contract.js';

/** The things that a test of a network works with; the fixture disposes all of them. */
interface NetworkUse {
  readonly network: Network;
  /** One sample for each input, without the batch axis. */
  readonly inputs: Tensor[];
  /** The same as batches of one. */
  readonly batches: Tensor[];
  /** Cuts the network at the feature layer that is chosen, or at another. */
  readonly cut: (featureLayer?: string) => Promise<Cut>;
}

/**
 * Runs a test with a new network and its inputs, disposes them, and asserts that nothing is left.
 *
 * @param contract Makes the network, and says what its inputs are.
 * @param run The test.
 */
export async function withNetwork(
  contract: NetworkContract,
  run: (use: NetworkUse) => Promise<void>,
): Promise<void> {
  await withoutLeak(async () => {
    const network = await contract.create();
    const inputs = contract.inputs.map(({ shape, values }, index) =>
      tensor([...values], [...shape], network.inputs[index]?.dtype),
    );
    const batches = inputs.map((input) => expandDims(input, 0));
    const cut = async (featureLayer?: string): Promise<Cut> => {
      const inputShapes = inputs.map(({ shape }) => shape);
      const chosen = await createExplainer(network, { inputShapes, featureLayer });
      return network.cut({ ...chosen, score: 'output' });
    };
    try {
      await run({ network, inputs, batches, cut });
    } finally {
      for (const each of [...inputs, ...batches]) each.dispose();
      await contract.dispose?.(network);
    }
  });
}

/**
 * Runs both halves of a cut on batched inputs.
 *
 * @param cut The halves.
 * @param batches One batched tensor for each input; the caller keeps them.
 * @returns The output of the head, `[N, C]` or `[N, ...space, C]`, row by row, and its shape.
 */
export async function scoresThrough(
  cut: Cut,
  batches: readonly Tensor[],
): Promise<{ readonly values: ArrayLike<number>; readonly shape: readonly number[] }> {
  const { activations, bypass } = await cut.trunk(batches);
  const output = tidy(() => cut.head(activations, bypass));
  const values = await output.data();
  for (const each of [activations, ...bypass, output]) each.dispose();
  return { values, shape: output.shape };
}
