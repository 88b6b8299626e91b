import { toNetwork, type Cut, type ExplainableModel, type Network } from '@gradcam/core/network';
import { memory } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { tensorCache, type TensorCache } from './tensor-cache.js';

/** A network whose trunk is run once for each layer and input, however many maps are made there. */
export interface SharedTrunk {
  readonly network: Network;
  /**
   * Runs something and asserts that it leaves as many tensors as it found, but for what is kept for the next map.
   *
   * @param run The code to run.
   * @returns The result of `run`.
   */
  withoutLeak<T>(run: () => Promise<T>): Promise<T>;
  /** Frees what is kept. */
  dispose(): void;
}

/**
 * Shares the trunk of a real network between tests: on a GPU made of software it takes seconds, and most tests ask something of the head.
 *
 * @param model The model; it stays the caller's.
 * @param inputShapes As for `toNetwork`.
 * @returns The network; other inputs than before run its trunk again.
 */
export function sharedTrunk(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): SharedTrunk {
  const own = toNetwork(model, inputShapes);
  const cache = tensorCache();
  const network: Network = {
    ...own,
    cut: (request) => {
      const cut = own.cut(request);
      const isInput = own.inputs.some(({ name }) => name === request.featureLayer);
      return isInput ? cut : { ...cut, trunk: sharedHalf(cut, request.featureLayer, cache) };
    },
    ...sharedPrediction(own, cache),
  };
  return {
    network,
    withoutLeak: async (run) => {
      const before = memory().numTensors - cache.size();
      const result = await run();
      expect(memory().numTensors - cache.size()).toBe(before);
      return result;
    },
    dispose: cache.dispose,
  };
}

function sharedHalf(cut: Cut, featureLayer: string, cache: TensorCache): Cut['trunk'] {
  return async (inputs) => {
    const [activations, ...bypass] = await cache.once(featureLayer, inputs, async () => {
      const reached = await cut.trunk(inputs);
      return [reached.activations, ...reached.bypass];
    });
    if (activations === undefined) throw new RangeError('the trunk gave no activations');
    return { activations, bypass };
  };
}

function sharedPrediction(own: Network, cache: TensorCache): Pick<Network, 'predict'> {
  const predict = own.predict?.bind(own);
  if (predict === undefined) return {};
  return {
    predict: async (inputs, layer) => {
      const [output] = await cache.once(`the output of ${layer}`, inputs, async () => {
        const predicted = await predict(inputs, layer);
        return predicted === undefined ? [] : [predicted];
      });
      return output;
    },
  };
}
