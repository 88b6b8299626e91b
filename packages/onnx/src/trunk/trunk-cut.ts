import type { Cut, CutActivations, Network } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import { dispose, type Tensor } from '@tensorflow/tfjs-core';
import type { Engine } from '../session/engine.js';
import { trunkDifference } from './trunk-difference.js';
import type { TrunkEngine } from './trunk-network.js';

/** The largest difference of values at a cut, relative to their maximum. */
const tolerance = 1e-4;

/** The state that the cuts of a network share. */
export interface TrunkState {
  readonly network: Network;
  readonly engine: Engine;
  /** True if there is to be an error where ONNX Runtime cannot take part. */
  readonly isRequired: boolean;
  /** By the values at a cut: that ONNX Runtime gives what tfjs does, or why it is not used. */
  readonly verdicts: Map<string, TrunkEngine>;
  /** The engine of the last run. */
  last: TrunkEngine;
}

/**
 * Lets the trunk of a cut run in ONNX Runtime, once that gave for one input what the model does.
 *
 * @param state The network.
 * @param cut The model's own cut.
 * @returns The cut; its head is the model's.
 */
export function trunkCut(state: TrunkState, cut: Cut): Cut {
  return {
    ...cut,
    trunk: async (inputs) => {
      const { made, verdict } = await runTrunk(state, cut, inputs);
      state.last = verdict;
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
  const { values } = cut;
  const key = JSON.stringify(values);
  const known = state.verdicts.get(key);
  if (known?.engine === 'tfjs') return { made: await cut.trunk(inputs), verdict: known };
  let made: readonly Tensor[];
  try {
    made = await inRuntime(state, values, inputs);
  } catch (error) {
    if (state.isRequired || !(error instanceof GradCamError) || error.code === 'DISPOSED')
      throw error;
    const verdict = { engine: 'tfjs', because: error.sentence } as const;
    state.verdicts.set(key, verdict);
    return { made: await cut.trunk(inputs), verdict };
  }
  if (known !== undefined) return { made: asActivations(made), verdict: known };
  try {
    return await compared(state, key, made, await cut.trunk(inputs));
  } catch (error) {
    dispose([...made]);
    throw error;
  }
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

/** The first run: by both engines. */
async function compared(
  state: TrunkState,
  key: string,
  made: readonly Tensor[],
  expected: CutActivations,
): Promise<TrunkRun> {
  const difference = await trunkDifference(made, expected);
  if (difference <= tolerance) {
    const verdict = { engine: 'onnx' } as const;
    state.verdicts.set(key, verdict);
    dispose([expected.activations, ...expected.bypass]);
    return { made: asActivations(made), verdict };
  }
  const because = `ONNX Runtime gives other activations than TensorFlow.js, got a difference of ${difference.toPrecision(2)} of their maximum, expected at most ${tolerance}; report the model, and meanwhile use the trunk 'tfjs'.`;
  if (state.isRequired) {
    dispose([expected.activations, ...expected.bypass]);
    throw new GradCamError('PREDICTION_DIFFERS', because);
  }
  dispose([...made]);
  const verdict = { engine: 'tfjs', because } as const;
  state.verdicts.set(key, verdict);
  return { made: expected, verdict };
}

function asActivations([activations, ...bypass]: readonly Tensor[]): CutActivations {
  if (activations === undefined) throw new RangeError('the trunk gave no activations');
  return { activations, bypass };
}
