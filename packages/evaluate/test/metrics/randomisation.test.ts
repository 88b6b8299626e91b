import { ones, tensor1d, tidy, variable, type Tensor, type Tensor1D } from '@tensorflow/tfjs-core';
import { eigenCamMethod, gradCamMethod, type Method } from '@gradcam/core/methods';
import { describe, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import {
  evaluate,
  randomizedWeightsMetric,
  type RandomizedWeightsOptions,
} from '../../src/index.js';
import { linearNet } from '../linear-net.js';
import { useReferenceNet } from '../reference-net.js';
import reference from '../reference/quantus.json' with { type: 'json' };

const given = useReferenceNet(reference);

async function measured(options: RandomizedWeightsOptions, method: Method = gradCamMethod) {
  return withoutLeak(() =>
    given().measure({ label: 0 }, randomizedWeightsMetric(given().net, options), {
      explain: { method, checkPrediction: false },
    }),
  );
}

const weights = () =>
  tidy(() =>
    given()
      .net.getWeights()
      .map((weight: Tensor) => [...weight.dataSync()]),
  );

describe('randomised weights', () => {
  it('do not change a map that does not depend on the head, and change one that does', async () => {
    const head = { layers: ['dense'] };
    expect(await measured(head, eigenCamMethod)).toBeCloseTo(1, 6);
    expect(
      await measured({ ...head, similarity: 'structural-similarity' }, eigenCamMethod),
    ).toBeCloseTo(1, 5);
    expect(await measured(head)).toBeLessThan(0.9);
    // The features change, too, and with them every map.
    expect(await measured({}, eigenCamMethod)).toBeLessThan(0.9);
  });

  it('are one on top of the other, or each alone', async () => {
    const [dense, conv1] = [
      await measured({ layers: ['dense'] }, eigenCamMethod),
      // The second layer in turn, as in the list of both, so that it is shuffled alike.
      await measured({ layers: ['conv1', 'dense'], order: 'independent' }, eigenCamMethod),
    ];
    const cascading = await measured({ layers: ['conv1', 'dense'] }, eigenCamMethod);
    // Eigen-CAM does not see the head: with it and without it conv1 alone decides.
    expect(cascading).toBeCloseTo(conv1, 6);
    expect(conv1).toBeLessThan(dense);
    // Grad-CAM sees both.
    const both = { layers: ['conv2', 'dense'] };
    expect(await measured(both)).not.toBeCloseTo(
      await measured({ ...both, order: 'independent' }),
      3,
    );
  });

  it('give the network its own back, also where a map cannot be made', async () => {
    const before = weights();
    await measured({});
    expect(weights()).toEqual(before);
    let calls = 0;
    const thrown = new Error('no more');
    const explain = () => {
      calls += 1;
      if (calls > 2) throw thrown;
      return ones([12, 16]);
    };
    const metrics = [randomizedWeightsMetric(given().net)];
    await expect(
      evaluate(given().net, [{ x: given().x, label: 0 }], { metrics, explain }),
    ).rejects.toBe(thrown);
    expect(weights()).toEqual(before);
  });

  it('come back to layers that share them, and leave nothing where one cannot be read', async () => {
    const shared = variable(tensor1d([1, 2, 3, 4, 5, 6]));
    const gone = tensor1d([1]);
    gone.dispose();
    const layer = (name: string, getWeights: () => Tensor[]) => ({
      name,
      getWeights,
      setWeights: ([weight]: Tensor[]) => {
        // Border to tfjs, whose tensors of a list have no known rank.
        shared.assign(weight as Tensor1D);
      },
    });
    const twice = ['a', 'b'].map((name) => layer(name, () => [shared]));
    const unread = layer('c', () => [shared, gone]);
    const input = {
      network: { explain: () => Promise.resolve(Float32Array.of(1, 2)) },
      layout: { space: [1, 2] },
      step: () => Promise.resolve(),
    };
    await withoutLeak(async () => {
      // Border to the metric: only these are looked at.
      await randomizedWeightsMetric({ layers: twice }).compute(input as never);
      await expect(
        randomizedWeightsMetric({ layers: [unread] }).compute(input as never),
      ).rejects.toThrow(/disposed/);
    });
    expect([...shared.dataSync()]).toEqual([1, 2, 3, 4, 5, 6]);
    shared.dispose();
  });

  it('depend on the seed', async () => {
    const layers = ['dense'];
    expect(await measured({ layers, seed: 3 })).toBe(await measured({ layers, seed: 3 }));
    expect(await measured({ layers, seed: 3 })).not.toBe(await measured({ layers, seed: 4 }));
  });

  it('are those of a layers model, by the names of its layers', () => {
    expect(() => randomizedWeightsMetric(linearNet() as never)).toThrow(
      /^randomizedWeightsMetric: only the weights of a tf.LayersModel or a tf.GraphModel can be changed/,
    );
    expect(() => randomizedWeightsMetric(given().net, { layers: ['dens'] })).toThrow(
      /no layer with weights is called "dens"; the nearest names are "dense"/,
    );
    expect(() => randomizedWeightsMetric(given().net, { layers: [] })).toThrow(
      /layers is not a list of names/,
    );
  });
});
