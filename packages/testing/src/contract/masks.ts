import { gradCAM } from '@gradcam/core';
import { slice, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { describe, expect, it } from 'vitest';
import { gradientMethod } from '../assertions/expect-gradient.js';
import { relativeDifference } from '../assertions/expect-map.js';
import { recordDifference } from '../assertions/record-difference.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { maskedNets } from '../nets/masked-nets.js';
import type { Contract } from './contract.js';

const signal = Array.from({ length: 12 }, (_, at) => Math.sin(1.3 * at + 0.4));
const tokens = [3, 1, 4, 2, 0, 0];
const classIndex = 1;

/**
 * Masks reach the layers that `model.predict` hands them to: the score is its score, and the gradient has its slope.
 *
 * @param contract What is tested.
 */
export function testMasks({ tolerance }: Contract): void {
  describe('a mask', () => {
    it.each(maskedNets)('is kept through $name', ({ create }) =>
      withoutLeak(async () => {
        const net = create();
        const inputs = [tensor(signal, [6, 2]), tensor(tokens, [6])];
        const { scoreMap, explained } = await gradCAM(net, inputs, classIndex, {
          featureLayer: 'features',
          method: gradientMethod,
          sign: 'signed',
          outputUpsampling: 'none',
        });
        const [score = NaN] = await scoresOf(net, [signal]);
        expect(explained[0]?.score).toBeCloseTo(score, 5);
        const expected = await slopes(net);
        const difference = relativeDifference(await scoreMap.data(), expected);
        // A difference of float32 scores over steps of 0.02 knows a slope to about a thousandth.
        recordDifference(difference, tolerance);
        expect(difference).toBeLessThanOrEqual(Math.max(tolerance, 3e-3));
        for (const each of [...inputs, scoreMap]) each.dispose();
        net.dispose();
      }),
    );
  });
}

/** The probability of the class by the network's own path, for each of some signals. */
async function scoresOf(net: LayersModel, signals: readonly (readonly number[])[]) {
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
async function slopes(net: LayersModel): Promise<number[]> {
  const step = 1e-2;
  const moved = (by: number) =>
    signal.map((_, at) => signal.map((value, index) => (index === at ? value + by : value)));
  const scores = await scoresOf(net, [...moved(step), ...moved(-step)]);
  return signal.map((_, at) => {
    const rise = (scores[at] ?? NaN) - (scores[at + signal.length] ?? NaN);
    return rise / (2 * step);
  });
}
