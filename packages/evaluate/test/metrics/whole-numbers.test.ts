import '@tensorflow/tfjs-backend-cpu';
import { reshape, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  deletionMetric,
  evaluate,
  infidelityMetric,
  roadMetric,
  sensitivityMaxMetric,
  stabilityMetric,
  type Metric,
} from '../../src/index.js';
import { linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

/** The map is the input itself. */
const itself = (x: Tensor) => reshape(x, [2, 2]);
const flat = { data: [1, 1, 1, 1], width: 2, height: 2 };

/** The score of whole numbers is x1 + x2 + x3 + 2 x4. */
async function measured(
  metric: Metric,
  { values = [1, 2, 3, 4], map = flat }: { values?: number[]; map?: typeof flat } = {},
): Promise<number | string> {
  return withoutLeak(async () => {
    const x = tensor(values, [2, 2, 1], 'int32');
    const { metrics, problems } = await evaluate(
      linearNet(false, 'int32'),
      [{ x, map, label: 0 }],
      {
        metrics: [metric],
        explain: itself,
        score: 'logit',
      },
    );
    x.dispose();
    return problems[0]?.sentence ?? metrics[metric.name]?.mean ?? NaN;
  });
}

describe('a network that takes whole numbers', () => {
  it('has an infidelity by the changes that its input really had', async () => {
    // Taken away, 0.6 is 1 and -0.4 nothing: the score falls by 1, as the map says.
    // Then 3 + 5 is more than the largest, 4, and 4 - 1 is 3: the score falls by -1 + 2, and the map says -1 + 1.
    const perturbations = [
      [0, 0.6, 0, -0.4],
      [0, 0, -5, 1],
    ];
    const metric = infidelityMetric({ perturbations, normalize: false });
    expect(await measured(metric)).toBeCloseTo(0.5, 6);
  });

  it('has a sensitivity by whole changes within the range', async () => {
    // The second would leave the range at both ends. The map is the input, of length sqrt(30).
    const perturbations = [
      [0.4, 0.5, 0, 0],
      [-3, 0, 0, 3],
    ];
    const metric = sensitivityMaxMetric({ perturbations });
    expect(await measured(metric)).toBeCloseTo(1 / Math.sqrt(30), 6);
  });

  it('has a stability by them, too', async () => {
    // 1 2 3 4 becomes 4 2 3 4, of ranks 3.5 1 2 3.5: correlated by 0.5 / sqrt(5 * 4.5). Then nothing changes.
    const perturbations = [
      [3.4, 0, 0, 0],
      [0.3, 0.3, 0.3, 0.3],
    ];
    const metric = stabilityMetric({ perturbations });
    expect(await measured(metric)).toBeCloseTo((0.5 / Math.sqrt(22.5) + 1) / 2, 6);
  });

  it('is perturbed by a share of its range where nothing else is said', async () => {
    // Among 0, 10, 20 and 1000 noise of 0.1 would be none; a hundredth of the range are 10.
    const values = [0, 10, 20, 1000];
    const sensitivity = Number(await measured(sensitivityMaxMetric(), { values }));
    expect(sensitivity).toBeGreaterThan(0);
    expect(sensitivity).toBeLessThanOrEqual(20 / Math.hypot(...values));
    expect(await measured(infidelityMetric({ normalize: false }), { values })).toBeGreaterThan(1);
  });

  it('is refused where the noise rounds away, and where all numbers are the same', async () => {
    const away = /none changes: .* got numbers from 1 to 4; take more noise/;
    expect(await measured(sensitivityMaxMetric({ radius: 0.4 }))).toMatch(away);
    expect(await measured(infidelityMetric({ deviation: 0.01 }))).toMatch(away);
    expect(await measured(stabilityMetric({ noise: 0.001 }))).toMatch(away);
    expect(await measured(infidelityMetric(), { values: [7, 7, 7, 7] })).toMatch(/from 7 to 7/);
  });

  it('gets what replaces rounded, not cut off', async () => {
    // The mean of 1 2 4 4 is 2.75, so 3: the score goes from 15 to 15, and not to 10.
    const values = [1, 2, 4, 4];
    expect(await measured(deletionMetric({ steps: 1 }), { values })).toBe(15);
    // The last of them is imputed as (2 / 6 + 4 / 6 + 1 / 12) / (5 / 12) = 2.6, so 3: the score falls by 2.
    const map = { ...flat, data: [1, 2, 3, 4] };
    const road = roadMetric({ order: 'most-relevant-first', percentiles: [75] });
    expect(await measured(road, { values, map })).toBe(-2);
  });
});
