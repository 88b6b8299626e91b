import type { Cut } from '@gradcam/core/network';
import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { keyOf, tolerance, trunkCut, type TrunkState } from './trunk-cut.js';
import { trunkDifference } from './trunk-difference.js';

/**
 * Predicts through a cut whose trunk runs in ONNX Runtime, once that gave for one input of the same size what the model predicts by its own path.
 *
 * @param state The network.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param reductionLayer The layer.
 * @returns The layer's output, which the caller disposes; nothing where the model cannot predict it.
 */
export async function trunkPrediction(
  state: TrunkState,
  inputs: readonly Tensor[],
  reductionLayer: string,
): Promise<Tensor | undefined> {
  const cut = knownCut(state, inputs, reductionLayer);
  const key = cut === undefined ? '' : JSON.stringify([reductionLayer, keyOf(cut, inputs)]);
  const isRight = state.predictions.get(key);
  if (cut !== undefined && isRight === true) return await throughCut(cut, inputs);
  const expected = await state.network.predict?.(inputs, reductionLayer);
  if (cut === undefined || isRight === false) return expected;
  state.predictions.set(key, expected !== undefined && (await gives(cut, inputs, expected)));
  return expected;
}

/** The cut through which a map was made, where its trunk runs in ONNX Runtime for inputs of this size. */
function knownCut(
  state: TrunkState,
  inputs: readonly Tensor[],
  reductionLayer: string,
): Cut | undefined {
  const featureLayer = state.features.get(reductionLayer);
  if (featureLayer === undefined) return undefined;
  const cut = trunkCut(state, { featureLayer, reductionLayer, score: 'output' });
  return state.verdicts.get(keyOf(cut, inputs))?.engine === 'onnx' ? cut : undefined;
}

async function throughCut(cut: Cut, inputs: readonly Tensor[]): Promise<Tensor> {
  const { activations, bypass } = await cut.trunk(inputs);
  try {
    // The output may be what the trunk gave.
    return tidy(() => cut.head(activations, bypass).clone());
  } finally {
    dispose([activations, ...bypass]);
  }
}

/** Compares a cut with what the model predicts, which is disposed where the cut fails. */
async function gives(cut: Cut, inputs: readonly Tensor[], expected: Tensor): Promise<boolean> {
  let made: Tensor | undefined;
  try {
    made = await throughCut(cut, inputs);
    return (await trunkDifference([made], { activations: expected, bypass: [] })) <= tolerance;
  } catch (error) {
    dispose(expected);
    throw error;
  } finally {
    made?.dispose();
  }
}
