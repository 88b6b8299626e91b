import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, tensor3d, tensor4d } from '@tensorflow/tfjs-core';
import { input, layers, model } from '@tensorflow/tfjs-layers';
import { beforeAll, expect, it } from 'vitest';
import { linearNet, softmaxNet } from '../../../testing/src/nets/two-channel-net.js';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { createScorer } from '../../src/measure.js';

beforeAll(() => setBackend('cpu'));

it('gives the scores of all classes of a batch, as probabilities and as logits', async () => {
  await withoutLeak(async () => {
    const net = softmaxNet();
    // The means of x are 2.5 and 1, those of 5 - x the rest: logits 2 m - (5 - m) and 5 - m.
    const inputs = tensor4d([1, 2, 3, 4, 1, 1, 1, 1], [2, 2, 2, 1]);
    for (const [score, expected] of [
      ['logit', [2.5, 2.5, -2, 4]],
      ['output', [0.5, 0.5, 1 / (1 + Math.exp(6)), 1 / (1 + Math.exp(-6))]],
    ] as const) {
      const scorer = await createScorer(net, { score });
      const scores = await scorer.scores(inputs);
      expect(scores.shape).toEqual([2, 2]);
      (await scores.data()).forEach((value, at) => {
        expect(value).toBeCloseTo(expected[at] ?? NaN, 5);
      });
      scores.dispose();
    }
    inputs.dispose();
    net.dispose();
  });
});

it('reads an input as gradCAM does, and finds classes by their names', async () => {
  const net = linearNet();
  const scorer = await createScorer(net, { classNames: ['cat', 'dog'] });
  await withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1], 'int32');
    const read = await scorer.read(x);
    expect([read.shape, read.dtype]).toEqual([[1, 2, 2, 1], 'float32']);
    read.dispose();
    expect(x.isDisposed).toBe(false);
    x.dispose();
    const bad = tensor3d([NaN, 0, 0, 0], [2, 2, 1]);
    await expect(scorer.read(bad)).rejects.toThrow(/not a finite number/);
    bad.dispose();
  });
  expect(scorer.classIndex('dog')).toBe(1);
  expect([scorer.format, scorer.reductionLayer]).toEqual(['channelsLast', 'classes']);
  net.dispose();
});

it('refuses options that it does not take, and a network of several inputs', async () => {
  const net = linearNet();
  await expect(createScorer(net, { method: 'grad-cam' } as never)).rejects.toThrow(
    /^createScorer: there is no option "method"/,
  );
  const [a, b] = [input({ shape: [2, 2, 1] }), input({ shape: [2, 2, 1] })];
  const added = layers.add().apply([a, b]);
  const pooled = layers
    .globalAveragePooling2d({})
    .apply(layers.conv2d({ filters: 1, kernelSize: 1, activation: 'relu' }).apply(added));
  // Border to tfjs-layers: `apply` on symbolic tensors gives symbolic tensors, which its type leaves open.
  const two = model({ inputs: [a, b], outputs: pooled as never });
  await expect(createScorer(two)).rejects.toThrow(/the network has 2 inputs, expected one/);
  two.dispose();
  net.dispose();
});

it('runs a network of a fixed batch one by one', async () => {
  const x = input({ batchShape: [1, 2, 2, 1] });
  const relu = layers.reLU().apply(x);
  // Border to tfjs-layers: as above.
  const net = model({ inputs: x, outputs: layers.globalAveragePooling2d({}).apply(relu) as never });
  const scorer = await createScorer(net, {});
  const inputs = tensor4d([1, 2, 3, 4, 1, 1, 1, 1], [2, 2, 2, 1]);
  const scores = await scorer.scores(inputs);
  expect([...(await scores.data())]).toEqual([2.5, 1]);
  for (const each of [inputs, scores]) each.dispose();
  net.dispose();
});
