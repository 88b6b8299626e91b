import type { Tensor } from '@tensorflow/tfjs-core';
import { cutAt, type Context } from '../context.js';
import { withActivations } from '../with-trunk.js';
import { faultIn, type Fault } from './fault.js';
import { firstFault } from './first-fault.js';
import { looked } from './look-at.js';

/**
 * Finds the layer where activations that are not finite arise.
 *
 * @param context The network.
 * @param inputs What it was run on.
 * @param last What was seen at a layer, if anything.
 * @returns The fault at the first layer.
 */
export async function firstActivation(
  context: Context,
  inputs: readonly Tensor[],
  last: Fault | undefined,
): Promise<Fault | undefined> {
  if (last === undefined) return undefined;
  const { graph } = context.network;
  return await firstFault(last, {
    sourcesOf: (layer) => graph.layers.find(({ name }) => name === layer)?.inputs ?? [],
    isFinite: (layer) => graph.inputs.includes(layer),
    look: (layer) =>
      looked(last, () =>
        withActivations(cutAt(context, layer).cut, inputs, ({ activations }) =>
          faultIn(layer, activations),
        ),
      ),
  });
}
