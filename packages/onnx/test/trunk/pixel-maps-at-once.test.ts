import '@tensorflow/tfjs-backend-cpu';
import { gradCAM, type ExplainableModel, type GradCAMOptions, type Target } from '@gradcam/core';
import { onnxNetwork, onnxTrunk } from '@gradcam/onnx';
import { relativeDifference } from '@gradcam/testing';
import { randomUniform, setBackend, transpose, type Tensor } from '@tensorflow/tfjs-core';
import * as tf from '@tensorflow/tfjs-layers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOnnx } from '../../src/write/write-onnx.js';
import { floats, longs, node, smallGraph } from '../network/small-graph.js';
import { countedRuntime } from '../session/counted-runtime.js';

/** Three classes of each position of a finer grid. */
function pixelNet(): tf.LayersModel {
  const own = { kernelSize: 3, padding: 'same' } as const;
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ ...own, inputShape: [6, 8, 3], filters: 4, name: 'first' }),
      tf.layers.reLU({ name: 'features' }),
      tf.layers.conv2d({ ...own, filters: 3, name: 'coarse' }),
      tf.layers.upSampling2d({ size: [2, 2], interpolation: 'bilinear', name: 'classes' }),
    ],
  });
}

/** The same kind of network with its channels first, and sizes that are computed, as PyTorch writes it. */
function pixelFile(): Uint8Array {
  const first = Array.from({ length: 4 * 27 }, (_, at) => Math.sin(at * at + 4));
  // Each class has a feature of its own.
  const second = Array.from({ length: 12 }, (_, at) => (at % 5 === 0 ? 1 : -0.1));
  return writeOnnx(
    smallGraph({
      nodes: [
        node('Conv', ['image', 'first'], 'convolved', { pads: [1, 1, 1, 1] }),
        node('Relu', ['convolved'], 'features'),
        node('Conv', ['features', 'second'], 'coarse'),
        node('Shape', ['coarse'], 'sizes'),
        node('Slice', ['sizes', 'start', 'end'], 'kept'),
        node('Concat', ['kept', 'finer'], 'wanted', { axis: 0 }),
        node('Resize', ['coarse', '', '', 'wanted'], 'classes', { mode: 'linear' }),
      ],
      constants: {
        start: longs([0]),
        end: longs([2]),
        finer: longs([12, 16]),
        first: floats([4, 3, 3, 3], first),
        second: floats([3, 4, 1, 1], second),
      },
      inputs: { image: ['N', 3, 6, 8] },
      outputs: ['classes'],
    }),
  );
}

const targets: readonly [string, Target | undefined][] = [
  ['the likeliest class', undefined],
  ['a class at all positions', { label: 1, region: 'all' }],
  ['a class where it is predicted', { label: 2, region: 'predicted' }],
  ['the likeliest class where it is predicted', { region: 'predicted' }],
  ['several classes where they are predicted', { label: [2, 0, 1], region: 'predicted' }],
];

let model: tf.LayersModel;
const xs: Tensor[] = [];
beforeAll(async () => {
  await setBackend('cpu');
  model = pixelNet();
  for (const seed of [5, 6, 7]) xs.push(randomUniform([2, 6, 8, 3], -1, 1, 'float32', seed));
});
afterAll(() => {
  model.dispose();
  xs.forEach((each) => {
    each.dispose();
  });
});

async function mapOf(network: ExplainableModel, x: Tensor, target: Target | undefined) {
  const options: GradCAMOptions = { featureLayer: 'features', sign: 'signed' };
  const { scoreMap, explained } = await gradCAM(network, x, target, options);
  const numbers = [...(await scoreMap.data())];
  scoreMap.dispose();
  return { numbers, explained };
}

/** The maps of the third call are those of `other`, and take one run. */
async function expectOneRun(
  network: ExplainableModel,
  { runs, target }: { readonly runs: readonly unknown[]; readonly target: Target | undefined },
  [other, inputs]: readonly [(x: Tensor) => ReturnType<typeof mapOf>, readonly Tensor[]],
) {
  for (const [at, x] of inputs.entries()) {
    const before = runs.length;
    const made = await mapOf(network, x, target);
    if (at === 2) expect(runs.length - before).toBe(1);
    const expected = await other(x);
    expect(relativeDifference(made.numbers, expected.numbers)).toBeLessThan(1e-5);
    expect(made.explained.map(({ classIndex }) => classIndex)).toEqual(
      expected.explained.map(({ classIndex }) => classIndex),
    );
  }
}

describe.each(targets)('the map of %s', (_, target) => {
  it('of a tfjs model is made in one run', async () => {
    const { runtime, runs } = countedRuntime();
    const network = await onnxTrunk(model, { trunk: 'onnx', runtime });
    await expectOneRun(network, { runs, target }, [(x) => mapOf(model, x, target), xs]);
    await network.dispose();
  });

  it('of a file with its channels first is made in one run', async () => {
    const { runtime, runs } = countedRuntime();
    const network = await onnxNetwork(pixelFile(), { runtime });
    // Its first call is in several runs, with a head of TensorFlow.js.
    const inputs = xs.map((x) => transpose(x, [0, 3, 1, 2]));
    const other = async (x: Tensor) => {
      const fresh = await onnxNetwork(pixelFile());
      const made = await mapOf(fresh, x, target);
      await fresh.dispose();
      return made;
    };
    await expectOneRun(network, { runs, target }, [other, inputs]);
    inputs.forEach((each) => {
      each.dispose();
    });
    await network.dispose();
  });
});

it('the maps of all positions and of predicted ones are other graphs, each with a session of its own', async () => {
  const { runtime, runs } = countedRuntime();
  const network = await onnxNetwork(pixelFile(), { runtime });
  const [x] = xs.map((each) => transpose(each, [0, 3, 1, 2]));
  if (x === undefined) throw new Error('there is no picture');
  const maps: number[][] = [];
  for (const region of ['all', 'predicted', 'all'] as const) {
    const target = { label: 1, region };
    const passes = await mapOf(network, x, target);
    for (let call = 0; call < 2; call += 1) await mapOf(network, x, target);
    const before = runs.length;
    const { numbers } = await mapOf(network, x, target);
    expect(runs.length - before).toBe(1);
    expect(relativeDifference(numbers, passes.numbers)).toBeLessThan(1e-5);
    maps.push(numbers);
  }
  const [all = [], predicted = [], again = []] = maps;
  expect(again).toEqual(all);
  expect(relativeDifference(predicted, all)).toBeGreaterThan(0.1);
  x.dispose();
  await network.dispose();
});
