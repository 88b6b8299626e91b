import '@tensorflow/tfjs-backend-cpu';
import { dispose, memory, ones, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { trunkCut, type TrunkState } from '../../src/trunk/trunk-cut.js';
import { trunkPrediction } from '../../src/trunk/trunk-prediction.js';

beforeAll(async () => {
  await setBackend('cpu');
});

const request = { featureLayer: 'features', reductionLayer: 'scores', score: 'output' } as const;

/** A network whose trunk gives a two, whose head leaves it as it is, and which predicts what is said; it counts what runs. */
function counted(prediction: number): { state: TrunkState; runs: string[] } {
  const runs: string[] = [];
  const two = () => [tensor([[2]])];
  const cut = {
    values: ['features'],
    trunk: () => ({ activations: tensor([[2]]), bypass: [] }),
    head: (activations: Tensor) => activations,
  };
  const state: TrunkState = {
    network: {
      inputs: [{ name: 'x', shape: [null, null], dtype: 'float32' }],
      cut: () => cut,
      predict: () => {
        runs.push('own');
        return tensor([[prediction]]);
      },
    },
    engine: {
      run: () => {
        runs.push('trunk');
        return Promise.resolve(two());
      },
      dispose: () => Promise.resolve(),
    },
    isRequired: false,
    verdicts: new Map(),
    features: new Map(),
    predictions: new Map(),
    last: { engine: 'onnx' },
  };
  return { state, runs };
}

async function predicted(state: TrunkState, size: number): Promise<number | undefined> {
  const x = ones([1, size]);
  const output = await trunkPrediction(state, (asked) => trunkCut(state, asked), {
    inputs: [x],
    reductionLayer: 'scores',
  });
  const value = output?.dataSync()[0];
  dispose(output === undefined ? [x] : [x, output]);
  return value;
}

async function runTrunk(state: TrunkState, size: number): Promise<void> {
  const x = ones([1, size]);
  const { activations } = await trunkCut(state, request).trunk([x]);
  dispose([x, activations]);
}

describe('the prediction of a network whose trunk runs in ONNX Runtime', () => {
  it('is the own one until a trunk ran and gave the same, for each size of the input', async () => {
    const before = memory().numTensors;
    const { state, runs } = counted(2);
    const values = [await predicted(state, 5)];
    await runTrunk(state, 5);
    for (const size of [5, 5, 5, 6]) values.push(await predicted(state, size));
    expect(values).toEqual([2, 2, 2, 2, 2]);
    expect(runs).toEqual(['own', 'trunk', 'own', 'trunk', 'trunk', 'trunk', 'own']);
    expect(memory().numTensors).toBe(before);
  });

  it('stays the own one where the cut gives another', async () => {
    const before = memory().numTensors;
    const { state, runs } = counted(2.001);
    await runTrunk(state, 5);
    for (let time = 0; time < 3; time += 1) expect(await predicted(state, 5)).toBeCloseTo(2.001, 6);
    expect(runs).toEqual(['trunk', 'own', 'trunk', 'own', 'own']);
    expect(memory().numTensors).toBe(before);
  });
});
