import type { Cut, Network } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import { requireFailure, type Heads } from './keep-heads.js';
import { keyOf, type TrunkState } from './trunk-cut.js';
import { valueLike } from './value-like.js';

/**
 * Lets ONNX Runtime make the maps of a tfjs model in one run: all of the model is written as one network, with what makes the maps behind it.
 *
 * @param wholes Holds the networks.
 * @param state Tells whether ONNX Runtime gives what the model does up to the cut.
 * @param cut The model's own cut.
 * @returns The function; undefined values from it leave the maps to several runs.
 */
export function mapInRuntime(
  wholes: Heads,
  state: Pick<TrunkState, 'verdicts' | 'last'> & { readonly network: Pick<Network, 'inputs'> },
  cut: Cut,
): NonNullable<Cut['gradCam']> {
  const { values: [feature] = [], target } = cut;
  const findWhole = async (inputs: readonly Tensor[]) => {
    const isRight = state.verdicts.get(keyOf(cut, inputs))?.engine === 'onnx';
    if (feature === undefined || target === undefined || !isRight) return undefined;
    const from = inputs.map((input, at) => valueLike(input, state.network.inputs[at]?.name ?? ''));
    return await wholes.find(from, { feature, target });
  };
  return async (inputs, request) => {
    const whole = await findWhole(inputs);
    if (whole === undefined) return undefined;
    const format = whole.isTurned ? 'channelsFirst' : request.format;
    try {
      const made = await whole.cut.gradCam?.(inputs, { ...request, format });
      if (made !== undefined) state.last = { engine: 'onnx' };
      return made;
    } catch (error) {
      requireFailure(error);
      whole.hasFailed = true;
      return undefined;
    }
  };
}
