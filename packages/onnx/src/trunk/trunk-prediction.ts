import type { Cut, Network } from '@gradcam/core/network';
import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { keyOf, tolerance, type TrunkState } from './trunk-cut.js';
import { trunkDifference } from './trunk-difference.js';

/** The layer to predict, and of which inputs. */
interface Prediction {
  /** One batched tensor for each input; the caller keeps them. */
  readonly inputs: readonly Tensor[];
  readonly reductionLayer: string;
}

/**
 * Predicts through a cut whose trunk runs in ONNX Runtime, once that gave for one input of the same size what the model predicts by its own path.
 *
 * @param state The network.
 * @param cutAt Cuts it.
 * @param prediction What is predicted of what.
 * @returns The layer's output, which the caller disposes; nothing where the model cannot predict it.
 */
export async function trunkPrediction(
  state: TrunkState,
  cutAt: Network['cut'],
  { inputs, reductionLayer }: Prediction,
): Promise<Tensor | undefined> {
  const cut = knownCut(state, cutAt, { inputs, reductionLayer });
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
  cutAt: Network['cut'],
  { inputs, reductionLayer }: Prediction,
): Cut | undefined {
  const featureLayer = state.features.get(reductionLayer);
  if (featureLayer === undefined) return undefined;
  const cut = cutAt({ featureLayer, reductionLayer, score: 'output' });
  return state.verdicts.get(keyOf(cut, inputs))?.engine === 'onnx' ? cut : undefined;
}

async function throughCut(cut: Cut, inputs: readonly Tensor[]): Promise<Tensor> {
  const { activations, bypass } = await cut.trunk(inputs);
  try {
    const output = await cut.forward?.(activations, bypass);
    // The output may be what the trunk gave.
    return output ?? tidy(() => cut.head(activations, bypass).clone());
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
