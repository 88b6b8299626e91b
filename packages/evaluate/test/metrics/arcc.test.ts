import { fill, reshape, square, sum, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  arccMetric,
  coherencyMetric,
  complexityMetric,
  evaluate,
  type ExplainFunction,
  type Metric,
} from '../../src/index.js';
import { linearNet } from '../linear-net.js';
import { expectAgreement, useReferenceNet } from '../reference-net.js';
import reference from '../reference/grad-cam.json' with { type: 'json' };

const given = useReferenceNet(reference);

/** Of the picture 1 2 / 3 4 with a map that is 0 0.5 / 0.5 1 when scaled. */
async function measured(metric: Metric, explain: ExplainFunction, map = [1, 3, 3, 5]) {
  return withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const sample = { x, map: { data: map, width: 2, height: 2 }, label: 0 };
    const { metrics, problems } = await evaluate(linearNet(), [sample], {
      metrics: [metric],
      explain,
    });
    x.dispose();
    return metrics[metric.name]?.mean ?? problems[0]?.sentence;
  });
}

const itself = (x: Tensor) => reshape(x, [2, 2]);
const flat = () => fill([2, 2], 0.1);

describe('the complexity', () => {
  it('is the mean of the scaled map, 0 for one that is the same everywhere', async () => {
    expect(await measured(complexityMetric, itself)).toBeCloseTo(0.5, 6);
    expect(await measured(complexityMetric, itself, [0, 0, 0, 8])).toBeCloseTo(0.25, 6);
    expect(await measured(complexityMetric, itself, [3, 3, 3, 3])).toBe(0);
  });
});

describe('the coherency', () => {
  it('is by hand the correlation with the map of the masked input, from 0 to 1', async () => {
    // Masked, the picture is 0 1 / 1.5 4, less its mean -1.625 -0.625 / -0.125 2.375, and the map less its own -0.5 0 / 0 0.5.
    const correlation = 2 / Math.sqrt((1.625 ** 2 + 0.625 ** 2 + 0.125 ** 2 + 2.375 ** 2) * 0.5);
    expect(await measured(coherencyMetric, itself)).toBeCloseTo((correlation + 1) / 2, 6);
    // 1 where the map says the same again, 0 where it says the opposite.
    expect(await measured(coherencyMetric, () => tensor([0, 1, 1, 2], [2, 2]))).toBeCloseTo(1, 6);
    expect(await measured(coherencyMetric, () => tensor([2, 1, 1, 0], [2, 2]))).toBeCloseTo(0, 6);
  });

  it('is a half where the map of the masked input is the same everywhere', async () => {
    expect(await measured(coherencyMetric, flat)).toBe(0.5);
  });
});

describe('ARCC', () => {
  it('is by hand the harmonic mean of its parts', async () => {
    // At 70 of 4 positions 3 stay. The 4 at the corner becomes 2.2 and the score 14 falls by 3.6; the 1 becomes 2.8, and it rises by 1.8: 2.7, which is held at 1.
    const options = { percentiles: [70], noise: 0 };
    const arcc = (await measured(arccMetric(options), flat)) as number;
    expect(arcc).toBeCloseTo(3 / (1 / 1 + 1 / 0.5 + 1 / 0.5), 6);
  });

  it('is 0 where a part of it is', async () => {
    // The positions that the map calls important lower the score least: ROAD is below 0.
    const wrong = [8, 1, 1, 0];
    expect(await measured(arccMetric({ noise: 0 }), flat, wrong)).toBe(0);
  });

  it('refuses what it does not take', () => {
    expect(() => arccMetric({ order: 'combined' } as never)).toThrow(
      /^arccMetric: there is no option "order"/,
    );
    expect(() => arccMetric({ percentiles: [0] })).toThrow(
      /^arccMetric: the option percentiles is wrong, got the number 0/,
    );
  });
});

describe('pytorch-grad-cam', () => {
  /** As in the script of the references. */
  const squares = (x: Tensor) => sum(square(x), -1);

  it.each(reference.cases.arcc)(
    'agrees in ARCC and its parts on the map $map, class $class',
    async ({ map, class: label, arcc, coherency, complexity }) => {
      const value = (metric: Metric) =>
        given().measure({ map: given().maps[map], label }, metric, { explain: squares });
      expectAgreement(await value(coherencyMetric), coherency);
      expectAgreement(await value(complexityMetric), complexity);
      // The library adds 1e-8 to parts that may be 0.
      const ours = await value(arccMetric({ noise: 0 }));
      expect(Math.abs(ours - arcc)).toBeLessThanOrEqual(1e-3 * arcc + 1e-7);
    },
  );

  it('tells the cases apart by more than the tolerance', () => {
    expect(
      new Set(reference.cases.arcc.map(({ arcc }) => arcc.toFixed(4))).size,
    ).toBeGreaterThanOrEqual(5);
  });
});
