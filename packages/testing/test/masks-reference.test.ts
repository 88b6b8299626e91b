import '@tensorflow/tfjs-backend-cpu';
import { setBackend, slice, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { beforeAll, describe, expect, it } from 'vitest';
import { maskedInput, maskedNets } from '../src/nets/masked-nets.js';
import reference from '../src/reference/masks.json' with { type: 'json' };

beforeAll(() => setBackend('cpu'));

const { signal, tokens, classIndex } = maskedInput;

/** The probability of the class by the network's own path, for each of some signals. */
async function predictedScores(net: LayersModel, signals: readonly (readonly number[])[]) {
  const count = signals.length;
  const scores = tidy(() => {
    const inputs = [tensor(signals.flat(), [count, 6, 2]), tensor(signals.map(() => [...tokens]))];
    // Border to tfjs-layers: one output gives one tensor.
    return slice(net.predict(inputs, { batchSize: count }) as Tensor, [0, classIndex], [count, 1]);
  });
  const values = await scores.data();
  scores.dispose();
  return Array.from(values);
}

/** Central differences of the score in the signal, from one batch of all that is tried. */
async function predictedSlopes(net: LayersModel): Promise<number[]> {
  const step = 1e-2;
  const moved = (by: number) =>
    signal.map((_, at) => signal.map((value, index) => (index === at ? value + by : value)));
  const scores = await predictedScores(net, [...moved(step), ...moved(-step)]);
  return signal.map((_, at) => {
    const rise = (scores[at] ?? NaN) - (scores[at + signal.length] ?? NaN);
    return rise / (2 * step);
  });
}

describe('the reference of masks', () => {
  it.each(maskedNets)('is what TensorFlow.js predicts through $name', async ({ name, create }) => {
    const expected = reference.find((net) => net.name === name);
    const net = create();
    const [score] = await predictedScores(net, [signal]);
    expect(score).toBeCloseTo(expected?.score ?? NaN, 6);
    const slopes = await predictedSlopes(net);
    slopes.forEach((slope, at) => {
      expect(slope).toBeCloseTo(expected?.slopes[at] ?? NaN, 4);
    });
    net.dispose();
  });
});
