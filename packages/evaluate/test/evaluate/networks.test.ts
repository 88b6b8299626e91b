import '@tensorflow/tfjs-backend-cpu';
import { networkFromFunctions, type Network } from '@gradcam/core/network';
import { matMul, mean, setBackend, sigmoid, tensor, tensor2d, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { withoutLeak } from '../../../testing/src/assertions/without-leak.js';
import { deletionMetric, evaluate, insertionMetric } from '../../src/index.js';

beforeAll(() => setBackend('cpu'));

const input = { name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' } as const;
const map = { data: [1, 2, 3, 4], width: 2, height: 2 };
const metrics = [
  deletionMetric({ replacement: 0, steps: 1 }),
  insertionMetric({ replacement: 0, steps: 1 }),
];

/** One unit: the mean of the input, behind a sigmoid, or without it where it says that it is linear. */
function oneUnit(
  trunk: Parameters<typeof networkFromFunctions>[0]['trunk'],
  activation: 'sigmoid' | 'linear' = 'sigmoid',
): Network {
  const network = networkFromFunctions({
    input,
    trunk,
    head: (activations) =>
      tidy(() => {
        const logit = matMul(mean(activations, [1, 2]), tensor2d([1], [1, 1]));
        return activation === 'sigmoid' ? sigmoid(logit) : logit;
      }),
  });
  // What tfjs models say of themselves: what the last layer ends in.
  const layers = network.graph.layers.map((layer) =>
    layer.name === 'head' ? { ...layer, type: 'Dense', activation } : layer,
  );
  return { ...network, graph: { ...network.graph, layers } };
}

it('measures a network whose trunk another engine runs', async () => {
  await withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const network = oneUnit(async (given) => {
      await Promise.resolve();
      return given.clone();
    });
    const result = await evaluate(network, [{ x, map }], { metrics });
    // From the sigmoid of 2.5 to that of 0, in one step.
    const expected = (1 / (1 + Math.exp(-2.5)) + 0.5) / 2;
    expect(result.metrics['deletion']?.mean).toBeCloseTo(expected, 6);
    expect(result.metrics['insertion']?.mean).toBeCloseTo(expected, 6);
    x.dispose();
  });
});

it('measures the probability of a network that ends in logits, and the logit where it is asked for', async () => {
  await withoutLeak(async () => {
    const x = tensor([1, 2, 3, 4], [2, 2, 1]);
    const network = oneUnit((given) => given.clone(), 'linear');
    const by = (score: 'output' | 'logit') => evaluate(network, [{ x, map }], { metrics, score });
    // From the sigmoid of 2.5 to that of 0, in one step; and from 2.5 to 0.
    const expected = (1 / (1 + Math.exp(-2.5)) + 0.5) / 2;
    expect((await by('output')).metrics['deletion']?.mean).toBeCloseTo(expected, 6);
    expect((await by('logit')).metrics['deletion']?.mean).toBeCloseTo(1.25, 6);
    x.dispose();
  });
});

it('measures both classes of one unit with two names', async () => {
  const x = tensor([1, 2, 3, 4], [2, 2, 1]);
  const network = oneUnit((given) => given.clone());
  const { metrics: found } = await evaluate(
    network,
    [
      { x, map, label: 'dog' },
      { x, map, label: 'cat' },
    ],
    { metrics, classNames: ['cat', 'dog'] },
  );
  const [dog = NaN, cat = NaN] = found['deletion']?.values ?? [];
  expect(dog).toBeCloseTo((1 / (1 + Math.exp(-2.5)) + 0.5) / 2, 6);
  // The complement of a probability, at both ends.
  expect(cat).toBeCloseTo(1 - dog, 6);
  x.dispose();
});
