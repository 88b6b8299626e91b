import '@tensorflow/tfjs-backend-cpu';
import type { GraphModel } from '@tensorflow/tfjs-converter';
import { fill, memory, setBackend, tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eigenCamMethod, gradCamMethod, type Method } from '@gradcam/core/methods';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { graphNet } from '../../../testing/src/nets/written/graph-net.js';
import {
  evaluate,
  randomizedWeightsMetric,
  weightedLayerNames,
  type RandomizedWeightsOptions,
} from '../../src/index.js';
import { linearNet } from '../linear-net.js';

beforeAll(() => setBackend('cpu'));

describe('the order of the layers', () => {
  const trained = Array.from({ length: 50 }, (_, at) => at);
  /** A layer of 50 numbers, of which a shuffle leaves hardly all where they are. */
  const layer = (name: string) => {
    let own = [...trained];
    return {
      name,
      isShuffled: () => own.some((value, at) => value !== at),
      getWeights: () => [tensor(own)],
      setWeights: ([weight]: Tensor[]) => {
        own = [...(weight?.dataSync() ?? [])];
      },
    };
  };
  const maps = { none: [1, 2, 3, 4], last: [4, 3, 2, 1], both: [1, 3, 2, 4], first: [2, 1, 4, 3] };

  async function measured(options: RandomizedWeightsOptions) {
    const [first, last] = [layer('first'), layer('last')];
    const explain = () => {
      const [a, b] = [first.isShuffled(), last.isShuffled()];
      return tensor(maps[a && b ? 'both' : a ? 'first' : b ? 'last' : 'none'], [2, 2]);
    };
    const x = fill([2, 2, 1], 1);
    const metric = randomizedWeightsMetric({ layers: [first, last] }, options);
    const { metrics } = await evaluate(linearNet(), [{ x, label: 0 }], {
      metrics: [metric],
      explain,
    });
    x.dispose();
    expect([first, last].map((each) => each.isShuffled())).toEqual([false, false]);
    return metrics[metric.name]?.mean;
  }

  it('is by hand that of the paper: from the output on, each on top of the last', async () => {
    // The last alone turns the order around, -1; both have the ranks 1 3 2 4, 1 - 6 * 2 / 60.
    expect(await measured({ order: 'cascading' })).toBeCloseTo((-1 + 0.8) / 2, 6);
  });

  it('is of no weight where each forgets alone', async () => {
    // The first alone has the ranks 2 1 4 3, 1 - 6 * 4 / 60.
    expect(await measured({ order: 'independent' })).toBeCloseTo((-1 + 0.6) / 2, 6);
  });
});

describe('a graph model', () => {
  let model: GraphModel;
  beforeAll(async () => {
    model = await graphNet();
  });
  afterAll(() => {
    model.dispose();
  });

  const weightsOf = () =>
    tidy(() =>
      Object.values(model.weights).map((list) => list.map((each) => [...each.dataSync()])),
    );

  async function measured(options: RandomizedWeightsOptions, method: Method = gradCamMethod) {
    return withoutLeak(async () => {
      const x = tensor([1, 2, 3, 4], [2, 2, 1]);
      const metric = randomizedWeightsMetric(model, options);
      const { metrics, problems } = await evaluate(model, [{ x, label: 0 }], {
        metrics: [metric],
        explain: { method, featureLayer: 'conv/Relu', score: 'logit' },
      });
      x.dispose();
      expect(problems).toEqual([]);
      return metrics[metric.name]?.mean ?? NaN;
    });
  }

  it('has the nodes that compute with weights as layers, the head first', () => {
    // The axes of the pooling and the condition are no weights.
    expect(weightedLayerNames(model)).toEqual(['logits', 'conv/Relu']);
    expect(() => randomizedWeightsMetric(model, { layers: ['logit'] })).toThrow(
      /no layer with weights is called "logit"; the nearest names are "logits"/,
    );
  });

  it('forgets its head, which Eigen-CAM does not see, and Grad-CAM does', async () => {
    const layers = ['logits'];
    const seeds = [0, 1, 2, 3, 4, 5];
    for (const seed of seeds)
      expect(await measured({ layers, seed }, eigenCamMethod)).toBeCloseTo(1, 6);
    const left: number[] = [];
    for (const seed of seeds) left.push(await measured({ layers, seed }));
    expect(Math.min(...left)).toBeLessThan(0.5);
  });

  it('gets the very weights back that it had, also where a map cannot be made', async () => {
    const [before, tensors] = [weightsOf(), Object.values(model.weights).flat()];
    await measured({});
    expect(weightsOf()).toEqual(before);
    const { numTensors } = memory();
    let calls = 0;
    const thrown = new Error('no more');
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const seen: number[][] = [];
    const explain = () => {
      seen.push([...(model.weights['weights']?.[0]?.dataSync() ?? [])]);
      calls += 1;
      if (calls > 12) throw thrown;
      return fill([2, 2], 1);
    };
    const metrics = [0, 1, 2, 3, 4].map((seed) => ({
      ...randomizedWeightsMetric(model, { seed }),
      name: `seed ${seed}`,
    }));
    await expect(evaluate(model, [{ x, label: 0 }], { metrics, explain })).rejects.toBe(thrown);
    x.dispose();
    // Other numbers in between, of the same distribution.
    expect(new Set(seen.map((each) => each.join())).size).toBeGreaterThan(1);
    for (const each of seen) expect(each.sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
    expect(weightsOf()).toEqual(before);
    expect(Object.values(model.weights).flat()).toEqual(tensors);
    expect(memory().numTensors).toBe(numTensors);
  });
});
