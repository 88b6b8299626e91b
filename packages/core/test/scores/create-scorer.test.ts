import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, tensor2d, tensor3d, tensor4d } from '@tensorflow/tfjs-core';
import { input, layers, model, sequential, type Sequential } from '@tensorflow/tfjs-layers';
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

const copied = () =>
  layers.conv2d({
    name: 'copied',
    filters: 1,
    kernelSize: 1,
    kernelInitializer: 'ones',
    inputShape: [1, null, 1],
  });

/** Logits of a picture: its mean, and in a second unit the opposite. */
function headOf(units: number): Sequential {
  const net = sequential({
    layers: [
      copied(),
      layers.globalAveragePooling2d({}),
      layers.dense({ name: 'classes', units, useBias: false }),
    ],
  });
  const kernel = tensor2d([1, -1].slice(0, units), [1, units]);
  net.getLayer('classes').setWeights([kernel]);
  kernel.dispose();
  return net;
}

it.each([
  // Of the logits m and -m, with m = 0.5 and -2: the sigmoid of 2 m.
  ['two units', 2, undefined, [1 / (1 + Math.exp(-1)), 1 / (1 + Math.exp(4))]],
  ['one unit', 1, undefined, [1 / (1 + Math.exp(-0.5)), 1 / (1 + Math.exp(2))]],
  ['one unit of two classes', 1, ['no', 'yes'], [1 / (1 + Math.exp(0.5)), 1 / (1 + Math.exp(-2))]],
])(
  'gives probabilities of %s before a softmax or sigmoid that is left out',
  async (_, units, classNames, expected) => {
    await withoutLeak(async () => {
      const net = headOf(units);
      const inputs = tensor4d([0.5, -2], [2, 1, 1, 1]);
      const scorer = await createScorer(net, { score: 'output', classNames });
      const scores = await scorer.scores(inputs);
      const values = await scores.data();
      const width = scores.shape[1] ?? 0;
      expected.forEach((value, row) => {
        expect(values[row * width]).toBeCloseTo(value, 6);
      });
      for (const each of [inputs, scores, net]) each.dispose();
    });
  },
);

it('gives the mean probability over all positions, and the sum of the logits', async () => {
  await withoutLeak(async () => {
    const net = sequential({
      layers: [
        copied(),
        layers.conv2d({ name: 'pixels', filters: 2, kernelSize: 1, useBias: false }),
      ],
    });
    const kernel = tensor4d([1, -1], [1, 1, 1, 2]);
    net.getLayer('pixels').setWeights([kernel]);
    kernel.dispose();
    const inputs = tensor4d([0.5, -2], [1, 1, 2, 1]);
    const first = async (score: 'output' | 'logit') => {
      const scorer = await createScorer(net, { score });
      const scores = await scorer.scores(inputs);
      const [value] = await scores.data();
      scores.dispose();
      return value;
    };
    expect(await first('logit')).toBeCloseTo(0.5 - 2, 6);
    expect(await first('output')).toBeCloseTo(
      (1 / (1 + Math.exp(-1)) + 1 / (1 + Math.exp(4))) / 2,
      6,
    );
    for (const each of [inputs, net]) each.dispose();
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
