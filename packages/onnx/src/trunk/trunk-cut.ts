import type { Cut, CutActivations, CutRequest, Network } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../session/engine.js';
import { trunkDifference } from './trunk-difference.js';
import type { TrunkEngine } from './trunk-network.js';

/** The largest difference of values at a cut, relative to their maximum. */
export const tolerance = 1e-4;

/** The state that the cuts of a network share. */
export interface TrunkState {
  readonly network: Pick<Network, 'inputs' | 'cut' | 'predict'>;
  readonly engine: Pick<Engine, 'run' | 'dispose'>;
  /** True if there is to be an error where ONNX Runtime cannot take part. */
  readonly isRequired: boolean;
  /** By the values at a cut and the sizes of the inputs: that ONNX Runtime gives what tfjs does, or why it is not used. */
  readonly verdicts: Map<string, TrunkEngine>;
  /** By reduction layer: the feature layer up to which ONNX Runtime ran last. */
  readonly features: Map<string, string>;
  /** By reduction layer and verdict: whether a prediction through the cut is the model's own. */
  readonly predictions: Map<string, boolean>;
  /** The engine of the last run. */
  last: TrunkEngine;
}

/**
 * Lets the trunk of a cut run in ONNX Runtime, once that gave for one input of the same size what the model does.
 *
 * @param state The network.
 * @param request The layers.
 * @returns The cut; its head is the model's.
 */
export function trunkCut(state: TrunkState, request: CutRequest): Cut {
  const cut = state.network.cut(request);
  return {
    ...cut,
    trunk: async (inputs) => {
      const { made, verdict } = await runTrunk(state, cut, inputs);
      state.last = verdict;
      if (verdict.engine === 'onnx')
        state.features.set(request.reductionLayer, request.featureLayer);
      return made;
    },
  };
}

/** The values that a trunk gave, and the engine that it was. */
interface TrunkRun {
  readonly made: CutActivations;
  readonly verdict: TrunkEngine;
}

async function runTrunk(state: TrunkState, cut: Cut, inputs: readonly Tensor[]): Promise<TrunkRun> {
  const key = keyOf(cut, inputs);
  const known = state.verdicts.get(key);
  if (known?.engine === 'tfjs') return { made: await cut.trunk(inputs), verdict: known };
  let made: readonly Tensor[];
  try {
    made = await inRuntime(state, cut.values, inputs);
  } catch (error) {
    if (state.isRequired || !(error instanceof GradCamError) || error.code === 'DISPOSED')
      throw error;
    const verdict = { engine: 'tfjs', because: error.sentence } as const;
    state.verdicts.set(key, verdict);
    return { made: await cut.trunk(inputs), verdict };
  }
  if (known !== undefined) return { made: asActivations(made), verdict: known };
  return await runByBoth(state, cut, inputs, made);
}

/**
 * Names a cut and the sizes of its inputs: others are another matter, for the graph may hold the sizes for which it was made.
 *
 * @param cut The cut.
 * @param cut.values The values that its trunk gives.
 * @param inputs One batched tensor for each input; the size of the batch does not matter.
 * @returns The key of the verdict.
 */
export function keyOf({ values }: Cut, inputs: readonly Tensor[]): string {
  return JSON.stringify([values, inputs.map(({ shape }) => shape.slice(1))]);
}

async function inRuntime(
  { network, engine }: TrunkState,
  values: Cut['values'],
  inputs: readonly Tensor[],
): Promise<Tensor[]> {
  if (values === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      'this trunk cannot run in ONNX Runtime, for it sees the frames of a video one by one.',
    );
  }
  const feeds = inputs.map((input, index) => [network.inputs[index]?.name ?? '', input] as const);
  return await engine.run({ outputs: values }, new Map(feeds));
}

/** The first run: the model repeats what ONNX Runtime made. One of the two results is kept, and neither where something fails. */
async function runByBoth(
  state: TrunkState,
  cut: Cut,
  inputs: readonly Tensor[],
  made: readonly Tensor[],
): Promise<TrunkRun> {
  const open = [...made];
  try {
    const expected = await cut.trunk(inputs);
    const own = [expected.activations, ...expected.bypass];
    open.push(...own);
    const verdict = verdictOn(state, await trunkDifference(made, expected));
    state.verdicts.set(keyOf(cut, inputs), verdict);
    const isOnnx = verdict.engine === 'onnx';
    dispose(isOnnx ? own : [...made]);
    return { made: isOnnx ? asActivations(made) : expected, verdict };
  } catch (error) {
    dispose(open);
    throw error;
  }
}

function verdictOn({ isRequired }: TrunkState, difference: number): TrunkEngine {
  if (difference <= tolerance) return { engine: 'onnx' };
  const because = `ONNX Runtime gives other activations than TensorFlow.js, got a difference of ${difference.toPrecision(2)} of their maximum, expected at most ${tolerance}; report the model, and meanwhile use the trunk 'tfjs'.`;
  if (isRequired) throw new GradCamError('PREDICTION_DIFFERS', because);
  return { engine: 'tfjs', because };
}

function asActivations([activations, ...bypass]: readonly Tensor[]): CutActivations {
  if (activations === undefined) throw new RangeError('the trunk gave no activations');
  return { activations, bypass };
}
