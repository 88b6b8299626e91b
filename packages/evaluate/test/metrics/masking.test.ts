import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  averageDropMetric,
  averageGainMetric,
  evaluate,
  increaseInConfidenceMetric,
  type MaskingOptions,
} from '../../src/index.js';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

const maps = {
  rising: [0, 2, 4, 8],
  flat: [3, 3, 3, 3],
};

/** Of the picture with these pixels, whose score is x1 + x2 + x3 + 2 x4. */
async function measured(values: number[], map: number[], options: MaskingOptions = {}) {
  return withoutLeak(async () => {
    const x = tensor(values, [2, 2, 1]);
    const sample = { x, map: { data: map, width: 2, height: 2 }, label: 0 };
    const metrics = [
      averageDropMetric(options),
      increaseInConfidenceMetric(options),
      averageGainMetric(options),
    ];
    const result = await evaluate(linearNet(), [sample], { metrics });
    x.dispose();
    return metrics.map(({ name }) => result.metrics[name]?.mean);
  });
}

describe('the metrics of an input that is multiplied by its map', () => {
  it('say by hand how much is lost', async () => {
    // The map is 0 0.25 / 0.5 1, so 0.1 and nothing else of 0.5 is left of the first three: (0.025 + 0.05 + 0.2) of 0.5.
    const [drop, increase, gain] = await measured([0.1, 0.1, 0.1, 0.1], maps.rising);
    expect(drop).toBeCloseTo(1 - 0.275 / 0.5, 6);
    expect([increase, gain]).toEqual([0, 0]);
  });

  it('say by hand how much is won', async () => {
    // -0.4 + 0 + 0 + 2 * 0.4 = 0.4, and masked 0.8: 0.4 of 0.6.
    const [drop, increase, gain] = await measured([-0.4, 0, 0, 0.4], maps.rising);
    expect([drop, increase]).toEqual([0, 1]);
    expect(gain).toBeCloseTo(0.4 / 0.6, 6);
  });

  it('put a replacement where the map is 0, and keep nothing by a map that is the same everywhere', async () => {
    // Everything becomes 0.05: 0.25 in place of 0.5.
    const [drop] = await measured([0.1, 0.1, 0.1, 0.1], maps.flat, { replacement: 0.05 });
    expect(drop).toBeCloseTo(0.5, 6);
    expect((await measured([0.1, 0.1, 0.1, 0.1], maps.flat))[0]).toBe(1);
  });

  it('have no drop of a score that is no probability, and no gain above 1', async () => {
    expect((await measured([-1, 0, 0, 0], maps.rising))[0]).toBeUndefined();
    expect((await measured([0, 0, 1, 0], maps.rising))[2]).toBe(0);
    // 14, and masked 0.5 + 1.5 + 8 = 10.
    expect(await measured([1, 2, 3, 4], maps.rising)).toEqual([undefined, undefined, undefined]);
  });

  it('say that a score is no probability', async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const map = { data: maps.rising, width: 2, height: 2 };
    const { problems } = await evaluate(linearNet(), [{ x, map, label: 0 }], {
      metrics: [averageDropMetric()],
    });
    expect(problems[0]?.sentence).toMatch(
      /the score is no probability, got 14, expected a number from 0 to 1; measure the score 'output'/,
    );
    x.dispose();
  });

  it('refuse options that they do not take', () => {
    for (const metric of [averageDropMetric, averageGainMetric, increaseInConfidenceMetric])
      expect(() => metric({ steps: 3 } as never)).toThrow(
        new RegExp(`^${metric.name}: there is no option "steps"`),
      );
  });
});
