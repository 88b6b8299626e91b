import '@tensorflow/tfjs-backend-cpu';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gradCAM, type GradCAMOptions } from '@gradcam/core';
import { eigenCamMethod } from '@gradcam/core/methods';
import { networkFromFunctions } from '@gradcam/core/network';
import { readPicture } from '@gradcam/pictures/node';
import { layers, sequential, type Sequential } from '@tensorflow/tfjs-layers';
import {
  mean,
  reshape,
  setBackend,
  tensor,
  tensor3d,
  tidy,
  zeros,
  type Tensor,
} from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutLeak } from '../../testing/src/assertions/without-leak.js';
import { graphNet } from '../../testing/src/nets/written/graph-net.js';
import { createMatchers, type Explanation } from '../src/index.js';
import '../src/vitest.js';
import { failure } from './failure.js';

let folder: string;
let model: Sequential;
let x: Tensor;

/** Each of the four positions shows one of the four channels, so that the map of a class is the weights of that class: 4, 3, -2, -5 times 4, 3, 2, 1, or 2, -1, 4, 1 times these. */
beforeAll(async () => {
  await setBackend('cpu');
  folder = await mkdtemp(join(tmpdir(), 'gradcam-'));
  expect.extend(createMatchers({ folder }));
  model = sequential({
    layers: [
      layers.conv2d({
        filters: 4,
        kernelSize: 1,
        useBias: false,
        inputShape: [2, 2, 4],
        name: 'features',
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 2, useBias: false, name: 'classes' }),
    ],
  });
  const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1];
  const weights = [tensor(identity, [1, 1, 4, 4]), tensor([4, 2, 3, -1, -2, 4, -5, 1], [4, 2])];
  model.setWeights(weights);
  for (const weight of weights) weight.dispose();
  x = tensor([4, 0, 0, 0, 0, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1], [2, 2, 4]);
});

afterAll(async () => {
  model.dispose();
  x.dispose();
  await rm(folder, { recursive: true });
});

const explain: GradCAMOptions = { featureLayer: 'features', sign: 'signed' };

/** Runs matchers on an explanation of one class, and frees its map. */
async function withExplained(
  run: (explanation: Explanation) => Promise<void>,
  { classIndex = 0, options = explain }: { classIndex?: number; options?: GradCAMOptions } = {},
): Promise<void> {
  const result = await gradCAM(model, x, classIndex, options);
  try {
    await run({ ...result, model, x, explain: options });
  } finally {
    result.scoreMap.dispose();
  }
}

describe('toBeStable', () => {
  it('passes where noise leaves the order of the positions', async () => {
    await withExplained(async (explanation) => {
      await expect(explanation).toBeStable({ noise: 0.001 });
      await expect(explanation).not.toBeStable({ noise: 20, passes: 4 });
    });
  });

  it('says the correlation, and shows the map beside that of a noisy input', async () => {
    await withExplained(async (explanation) => {
      const message = await failure(
        expect(explanation).not.toBeStable({ noise: 0.0001, passes: 3 }),
      );
      expect(message).toContain(
        'expected the map not to keep its order under noise, a mean rank correlation of at least 0.8, but it is 1 over 3 noisy inputs.',
      );
      const { width, height } = await readPicture(/ ([^ ]+\.png)$/.exec(message)?.[1] ?? '');
      expect([width, height]).toEqual([224 + 4 + 224, 224]);
    });
  });

  it('explains the class of the explanation, or a label', async () => {
    const one = { classIndex: 1 };
    await withExplained(async (explanation) => {
      await expect(explanation).toBeStable({ noise: 0.001, passes: 1 });
      const wrong = expect({ ...explanation, label: 0 }).toBeStable({ passes: 1 });
      expect(await failure(wrong)).toContain('the map that is made again is not the one');
    }, one);
    const named = { model, x, label: 'b', explain: { ...explain, classNames: ['a', 'b'] } };
    await expect(named).toBeStable({ noise: 0.001, passes: 1 });
  });
});

describe('toPassSanityCheck', () => {
  it('passes for a map that changes with the head, and gives the weights back', async () => {
    const before = model.getWeights().map((weight) => [...weight.dataSync()]);
    await withoutLeak(() =>
      withExplained(async (explanation) => {
        await expect(explanation).toPassSanityCheck();
      }),
    );
    expect(model.getWeights().map((weight) => [...weight.dataSync()])).toEqual(before);
  });

  it('fails for a method that does not see the head', async () => {
    const options = { ...explain, method: eigenCamMethod };
    await withExplained(
      async (explanation) => {
        await expect(explanation).not.toPassSanityCheck();
        expect(await failure(expect(explanation).toPassSanityCheck())).toContain(
          'expected the map to change with the weights of "classes", to a mean rank correlation below 0.5, but it is 1 when they are shuffled, the mean of 5.',
        );
        const deeper = { layers: ['features', 'classes'], correlation: -1, passes: 2 };
        expect(await failure(expect(explanation).toPassSanityCheck(deeper))).toMatch(
          /the weights of "features", "classes", to a mean rank correlation below -1, but it is .+, the mean of 2\./,
        );
      },
      { options },
    );
  });

  it('takes the node nearest to the answer of a graph model', async () => {
    const graph = await graphNet();
    const input = tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const given = { model: graph, x: input, explain: { ...explain, featureLayer: 'conv/Relu' } };
    expect(
      await failure(expect(given).toPassSanityCheck({ correlation: -1, passes: 1 })),
    ).toContain('change with the weights of "logits", to a mean rank correlation below -1');
    graph.dispose();
    input.dispose();
  });

  it('says so where the weights cannot be changed', async () => {
    const network = networkFromFunctions({
      input: { name: 'x', shape: [null, 2, 2, 4], dtype: 'float32' },
      trunk: (input) => input.clone(),
      head: (activations) => tidy(() => reshape(mean(activations, [1, 2]), [-1, 4])),
    });
    expect(await failure(expect({ model: network, x }).not.toPassSanityCheck())).toContain(
      'toPassSanityCheck: only the weights of a tf.LayersModel or a tf.GraphModel can be changed',
    );
  });
});

describe('bad input', () => {
  it('is a sentence for options that are missing', async () => {
    await withExplained(
      async (explanation) => {
        const without = { ...explanation, explain };
        expect(await failure(expect(without).not.toBeStable({ passes: 1 }))).toMatch(
          /toBeStable: the map that is made again is not the one of the explanation, got a rank correlation of [-.\d]+, expected at least 0.95; give the options of gradCAM as explain/,
        );
      },
      { options: { ...explain, sign: 'negative' } },
    );
  });

  it('is a sentence for a map of zeros, which no weights and no noise can change', async () => {
    const given = { model, x, explain: (input: Tensor) => zeros(input.shape.slice(0, -1)) };
    for (const each of [expect(given), expect(given).not])
      expect(await failure(each.toPassSanityCheck())).toContain(
        'toPassSanityCheck: the map is the same everywhere, got 0 at every position',
      );
    for (const each of [expect(given), expect(given).not])
      expect(await failure(each.toBeStable())).toContain('toBeStable: the map is the same');
    await withExplained(async (explanation) => {
      const wrong = { ...explanation, scoreMap: { data: [0, 0, 0, 0], width: 2, height: 2 } };
      expect(await failure(expect(wrong).toPassSanityCheck())).toContain('is not the one');
    });
  });

  it.each<[string, () => Promise<void>, string]>([
    [
      'no network',
      () => expect({ x }).not.toBeStable(),
      'toBeStable: the network cannot be run again, got an object with the keys x',
    ],
    [
      'a label that fits nothing',
      () => expect({ model, x, label: 7 }).not.toBeStable(),
      'toBeStable: there is no such class, got index 7',
    ],
    [
      'a map of another size',
      () =>
        expect({ model, x, scoreMap: { data: [1], width: 1, height: 1 } }).not.toBeStable({
          passes: 1,
        }),
      'toBeStable: the map has another size than the input, got 1 x 1 with 1 numbers, expected 2 x 2',
    ],
    [
      'a correlation above 1',
      () => expect({ model, x }).not.toPassSanityCheck({ correlation: 5 }),
      'toPassSanityCheck: the option correlation is wrong, got 5',
    ],
    [
      'a layer that is not there',
      () => expect({ model, x }).not.toPassSanityCheck({ layers: ['class'] }),
      'toPassSanityCheck: no layer with weights is called "class"',
    ],
  ])('is a sentence for %s', async (_, matching, sentence) => {
    expect(await failure(matching())).toContain(sentence);
  });

  it('is a sentence inside of another matcher, which cannot wait', () => {
    expect(() => {
      expect([{ model, x }]).toEqual([expect.not.toBeStable()]);
    }).toThrow('toBeStable: the network takes longer to run than one matcher waits');
  });
});
