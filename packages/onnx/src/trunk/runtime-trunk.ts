import type { Cut, CutRequest } from '@gradcam/core/network';
import { calledAs } from '@gradcam/errors';
import { copyInRuntime, type TrunkParts } from './copy-in-runtime.js';
import type { OnnxTrunkNetwork } from './trunk-network.js';
import { watchWeights } from './watch-weights.js';

/**
 * Makes the network of a model whose parts run in ONNX Runtime, with the weights that the model has when a trunk runs.
 *
 * @param parts The model and ONNX Runtime.
 * @param isRequired True if there is to be an error where ONNX Runtime cannot take part.
 * @returns The network; the caller disposes it.
 */
export function runtimeTrunk(parts: TrunkParts, isRequired: boolean): OnnxTrunkNetwork {
  const { network } = parts;
  const haveChanged = watchWeights(network);
  let copy = copyInRuntime(parts, isRequired);
  let isDisposed = false;
  /** ONNX Runtime holds the weights that the model had: of others it makes another copy. */
  const renew = async (): Promise<void> => {
    if (isDisposed || !haveChanged()) return;
    const old = copy;
    copy = copyInRuntime(parts, isRequired);
    await old.dispose();
  };
  const cutNow = (request: CutRequest): Cut => {
    let made = { of: copy, cut: copy.cut(request) };
    const now = (): Cut => {
      if (made.of !== copy) made = { of: copy, cut: copy.cut(request) };
      return made.cut;
    };
    return {
      ...made.cut,
      trunk: async (inputs) => {
        await renew();
        return await now().trunk(inputs);
      },
      forward: async (activations, bypass) => await now().forward?.(activations, bypass),
      pull: async (activations, bypass, seed) => await now().pull?.(activations, bypass, seed),
      gradCam: async (inputs, request) => {
        await renew();
        return await now().gradCam?.(inputs, request);
      },
    };
  };
  return {
    ...network,
    cut: (request) => calledAs('network.cut', () => cutNow(request)),
    predict: async (inputs, reductionLayer) => {
      await renew();
      return await copy.predict(inputs, reductionLayer);
    },
    lastEngine: () => copy.lastEngine(),
    dispose: async () => {
      isDisposed = true;
      await copy.dispose();
    },
  };
}
