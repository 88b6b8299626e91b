import '@tensorflow/tfjs-backend-cpu';
import { reshape, setBackend, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  evaluate,
  infidelityMetric,
  layerSensitivityMetric,
  sensitivityMaxMetric,
  stabilityMetric,
  type Metric,
  type NumberGrid,
} from '../../src/index.js';
import { linearNet } from '../linear-net.js';
import { useReferenceNet } from '../reference-net.js';
import reference from '../reference/quantus.json' with { type: 'json' };

beforeAll(() => setBackend('cpu'));

/** The map is the input itself. */
const itself = (x: Tensor) => reshape(x, [2, 2]);

async function measured(
  metric: Metric,
  { map, channelsFirst }: { map?: NumberGrid; channelsFirst?: boolean } = {},
) {
  return withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], channelsFirst ? [1, 2, 2] : [2, 2, 1]);
    const { metrics, problems } = await evaluate(linearNet(channelsFirst), [{ x, map, label: 0 }], {
      metrics: [metric],
      explain: itself,
    });
    x.dispose();
    return metrics[metric.name]?.mean ?? problems[0]?.sentence;
  });
}

describe('the infidelity', () => {
  // The score is x1 + x2 + x3 + 2 x4.
  const exact = { data: [1, 1, 1, 2], width: 2, height: 2 };

  it('is 0 for the weights of a linear score, and for their multiple where it is scaled', async () => {
    for (const channelsFirst of [false, true])
      expect(
        await measured(infidelityMetric({ normalize: false }), { map: exact, channelsFirst }),
      ).toBeCloseTo(0, 8);
    const threefold = { ...exact, data: exact.data.map((value) => 3 * value) };
    expect(await measured(infidelityMetric(), { map: threefold })).toBeCloseTo(0, 8);
    expect(
      await measured(infidelityMetric({ normalize: false }), { map: threefold }),
    ).not.toBeCloseTo(0, 3);
  });

  it('is the mean square by hand', async () => {
    // I is 1 0 0 0, then 0 0 0 1: the score falls by 1 and 2, and the map says 1 and 1.
    const flat = { data: [1, 1, 1, 1], width: 2, height: 2 };
    const perturbations = [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ];
    expect(
      await measured(infidelityMetric({ perturbations, normalize: false }), { map: flat }),
    ).toBe(0.5);
    // Times 1.5 it says 1.5 and 1.5: 0.25 each.
    expect(await measured(infidelityMetric({ perturbations }), { map: flat })).toBeCloseTo(0.25, 6);
    // A map of zeros says nothing: 1 and 4.
    const none = { ...flat, data: [0, 0, 0, 0] };
    expect(await measured(infidelityMetric({ perturbations }), { map: none })).toBeCloseTo(2.5, 6);
  });

  it('refuses what does not fit', async () => {
    expect(await measured(infidelityMetric({ perturbations: [[1, 2]] }))).toMatch(
      /got 2 numbers, expected 4/,
    );
    expect(() => infidelityMetric({ deviation: 0 })).toThrow(/deviation is wrong, got 0/);
    expect(() => infidelityMetric({ perturbations: [] })).toThrow(/perturbations is not a list/);
  });
});

describe('the sensitivity', () => {
  it('is the largest move of the map over its length', async () => {
    // The map is the input, of length sqrt(30); it moves by 0.5 and by 3.
    const perturbations = [
      [0.3, 0.4, 0, 0],
      [1, 2, 0, -2],
    ];
    const value = await measured(sensitivityMaxMetric({ perturbations }));
    expect(value).toBeCloseTo(3 / Math.sqrt(30), 6);
  });

  it('stays within its radius, and depends on the seed', async () => {
    const value = Number(await measured(sensitivityMaxMetric({ radius: 0.1 })));
    // Four numbers of at most 0.1 have at most the length 0.2.
    expect(value).toBeLessThanOrEqual(0.2 / Math.sqrt(30));
    expect(value).toBeGreaterThan(0.05 / Math.sqrt(30));
    expect(await measured(sensitivityMaxMetric({ radius: 0.1 }))).toBe(value);
    expect(await measured(sensitivityMaxMetric({ radius: 0.1, seed: 1 }))).not.toBe(value);
  });
});

describe('the stability', () => {
  it('is the mean rank correlation with the own map, not with one that the sample brings', async () => {
    // 1 2 3 4 stays in order, then becomes 5 2 3 4: ranks 3 0 1 2, 1 - 6 * (9 + 1 + 1 + 1) / (4 * 15) = -0.2.
    const perturbations = [
      [1, 1, 1, 1],
      [4, 0, 0, 0],
    ];
    const map = { data: [9, 1, 1, 5], width: 2, height: 2 };
    expect(await measured(stabilityMetric({ perturbations }), { map })).toBeCloseTo(0.4, 6);
  });

  it('is 1 without noise, and falls with it', async () => {
    expect(await measured(stabilityMetric({ noise: 0 }))).toBe(1);
    expect(await measured(stabilityMetric({ noise: 1 }))).toBeLessThan(0.9);
  });
});

describe('the sensitivity to the layer', () => {
  const metric = layerSensitivityMetric({ featureLayers: ['same', 'opposite', 'flat'] });
  const maps: Readonly<Record<string, readonly number[]>> = {
    same: [10, 20, 30, 40],
    opposite: [4, 3, 2, 1],
    flat: [1, 1, 1, 1],
  };

  it('is by hand how little the layers correlate', async () => {
    // The own map is the input, 1 2 3 4: the correlations are 1, -1 and none.
    const value = await withoutLeak(async () => {
      const x = tensor([1, 2, 3, 4], [2, 2, 1]);
      const { metrics } = await evaluate(linearNet(), [{ x, label: 0 }], {
        metrics: [metric],
        explain: (input, _, layer) =>
          layer === undefined ? itself(input) : tensor([...(maps[layer] ?? [])], [2, 2]),
      });
      x.dispose();
      return metrics[metric.name]?.mean;
    });
    expect(value).toBeCloseTo(1, 6);
  });

  const given = useReferenceNet(reference);

  it('asks for maps of the layers that it names, of the network itself', async () => {
    const value = (featureLayers: string[], own: string) =>
      withoutLeak(() =>
        given().measure({ label: 0 }, layerSensitivityMetric({ featureLayers }), {
          explain: { featureLayer: own, checkPrediction: false },
        }),
      );
    expect(await value(['conv1'], 'conv1')).toBeCloseTo(0, 6);
    const other = await value(['conv1'], 'conv2');
    expect(other).toBeGreaterThan(0.01);
    expect(await value(['conv1', 'conv2'], 'conv2')).toBeCloseTo(other / 2, 6);
    await expect(value(['conv3'], 'conv2')).rejects.toThrow(/conv3/);
  });

  it('is refused without layers', () => {
    expect(() => layerSensitivityMetric({ featureLayers: [] })).toThrow(
      /^layerSensitivityMetric: the option featureLayers is not a list of names/,
    );
    expect(() => layerSensitivityMetric(undefined as never)).toThrow(/is not a list of names/);
  });
});
