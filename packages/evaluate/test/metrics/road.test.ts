import { tensor, tensor4d } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  averageDropMetric,
  evaluate,
  increaseInConfidenceMetric,
  roadMetric,
  type Metric,
  type RoadOptions,
} from '../../src/index.js';
import { contributions, linearNet } from '../linear-net.js';
import { expectAgreement, useReferenceNet } from '../reference-net.js';
import reference from '../reference/grad-cam.json' with { type: 'json' };

const given = useReferenceNet(reference);

const orders = ['combined', 'most-relevant-first', 'least-relevant-first'] as const;

async function measured(options: RoadOptions, channelsFirst = false) {
  return withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], channelsFirst ? [1, 2, 2] : [2, 2, 1]);
    const sample = { x, map: contributions, label: 0 };
    const metric = roadMetric({ noise: 0, ...options });
    const { metrics } = await evaluate(linearNet(channelsFirst), [sample], { metrics: [metric] });
    x.dispose();
    return metrics[metric.name]?.mean ?? NaN;
  });
}

describe('ROAD', () => {
  it('imputes one position as the weighted mean of its neighbours', async () => {
    // At 70 of 4 positions 3 stay (2.1, rounded up). The 4 at the corner becomes (3 / 6 + 2 / 6 + 1 / 12) / (5 / 12) = 2.2: 14 falls by 2 * 1.8.
    const most = { order: 'most-relevant-first', percentiles: [70] } as const;
    expect(await measured(most)).toBeCloseTo(-3.6, 5);
    expect(await measured(most, true)).toBeCloseTo(-3.6, 5);
    // The 1 becomes (2 / 6 + 3 / 6 + 4 / 12) / (5 / 12) = 2.8: the score rises by 1.8.
    const least = { order: 'least-relevant-first', percentiles: [70] } as const;
    expect(await measured(least)).toBeCloseTo(1.8, 5);
    expect(await measured({ percentiles: [70] })).toBeCloseTo((1.8 + 3.6) / 2, 5);
  });

  it('imputes positions that hang together by one system', async () => {
    // 3 and 4 are gone, a and b, with 12 times the weights: 5 a = 2 * 1 + 2 + 2 b and 5 b = 2 * 2 + 1 + 2 a.
    // So 21 a = 20 + 10 and 21 b = 25 + 8, and the score 14 becomes 3 + a + 2 b.
    const [a, b] = [30 / 21, 33 / 21];
    const most = { order: 'most-relevant-first', percentiles: [50] } as const;
    expect(await measured(most)).toBeCloseTo(3 + a + 2 * b - 14, 5);
  });

  it('averages over the shares, and has noise by its seed', async () => {
    const order = 'most-relevant-first';
    const parts = [
      await measured({ order, percentiles: [50] }),
      await measured({ order, percentiles: [70] }),
    ];
    const both = await measured({ order, percentiles: [50, 70] });
    expect(both).toBeCloseTo(((parts[0] ?? NaN) + (parts[1] ?? NaN)) / 2, 6);
    const noisy = await measured({ order, noise: 0.1 });
    expect(await measured({ order, noise: 0.1, seed: 0 })).toBe(noisy);
    expect(await measured({ order, noise: 0.1, seed: 1 })).not.toBe(noisy);
  });

  it('removes the share that it says where much of a map is the same', async () => {
    const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
    const map = { data: [0, 0, 0, 8], width: 2, height: 2 };
    const metric = roadMetric({ noise: 0, order: 'most-relevant-first', percentiles: [50] });
    const { metrics } = await evaluate(linearNet(), [{ x, map, label: 0 }], { metrics: [metric] });
    // The 4 and, of the equal ones, the first: c and d with 5 c = 2 * 2 + 2 * 3 + d and 5 d = 2 * 2 + 2 * 3 + c, both 2.5.
    expect(metrics[metric.name]?.mean).toBeCloseTo(2.5 + 2 + 3 + 5 - 14, 5);
    x.dispose();
  });

  it('is a sentence for what is no picture, and refuses what it does not take', async () => {
    expect(() => roadMetric({ percentiles: [0] })).toThrow(
      /percentiles is wrong, got the number 0/,
    );
    expect(() => roadMetric({ order: 'first' } as never)).toThrow(/order is unknown, got "first"/);
    const signal = { layout: { space: [4] } };
    // Border to the metric: only the space is looked at.
    await expect(roadMetric().compute(signal as never)).rejects.toThrow(/with 1 space axis/);
  });
});

describe('pytorch-grad-cam', () => {
  const value = (map: string, label: number, metric: Metric) =>
    given().measure({ map: given().maps[map], label }, metric);

  it.each(reference.cases.road)('agrees in ROAD on the map $map, class $class', async (its) => {
    for (const order of orders)
      expectAgreement(await value(its.map, its.class, roadMetric({ order, noise: 0 })), its[order]);
  });

  it.each(reference.cases.masking)(
    'calls the drop of the score a drop in confidence, which the paper divides by the score: $map, $class',
    async ({ map, class: label, drop, increase }) => {
      const score = await value(map, label, {
        ...averageDropMetric(),
        compute: (input) => input.score,
      });
      expectAgreement((await value(map, label, averageDropMetric())) * score, drop);
      expect(await value(map, label, increaseInConfidenceMetric())).toBe(increase);
    },
  );
});
