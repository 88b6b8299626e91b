import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { checkExplainable, gradCAM, type GradCAMOptions } from '@gradcam/core';
import { onnxNetwork, writeOnnx, type OnnxGraph, type OnnxTensor } from '@gradcam/onnx';
import { memory, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { toHalf } from '../../src/file/tensor/half-floats.js';
import { floats, longs, node, smallGraph, twoChannels } from './small-graph.js';

const options = { outputUpsampling: 'none' } as const;
const values = [1, 2, 3, 4];
const map = [0, 0, 0.75, 1.5];

/** Explains a network, asserts that it leaves nothing, and tells the map and the score. */
async function explained(
  graph: OnnxGraph,
  x: Tensor | Tensor[],
  own: GradCAMOptions = options,
): Promise<{ map: number[]; score: number; featureLayer: string; reductionLayer: string }> {
  const before = memory().numTensors;
  const network = await onnxNetwork(writeOnnx(graph));
  const { scoreMap, explained: about, ...layers } = await gradCAM(network, x, 0, own);
  const found = [...(await scoreMap.data())];
  scoreMap.dispose();
  await network.dispose();
  expect(memory().numTensors).toBe(before);
  return { ...layers, map: found, score: about[0]?.score ?? NaN };
}

function expectNear(found: readonly number[], expected: readonly number[], digits = 5): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index] ?? NaN, digits);
  });
}

/** `twoChannels` with other nodes behind its scores. */
function followedBy(nodes: OnnxGraph['nodes'], output: string): OnnxGraph {
  const graph = twoChannels();
  const outputs = [{ name: output, type: undefined, dims: undefined }];
  return { ...graph, nodes: [...graph.nodes, ...nodes], outputs };
}

describe('an input', () => {
  it.each(['uint8', 'int32', 'int64', 'float16', 'float64'] as const)(
    'of %s is fed as such',
    async (type) => {
      const graph = twoChannels();
      const cast = node('Cast', ['raw'], 'image', { to: 1 });
      const raw = {
        ...graph,
        inputs: [{ name: 'raw', type, dims: ['N', 1, 2, 2] }],
        nodes: [cast, ...graph.nodes],
      };
      const x = tensor(values, [1, 2, 2], type.startsWith('float') ? 'float32' : 'int32');
      expectNear((await explained(raw, x)).map, map);
    },
  );

  it('of whole numbers is refused fractions', async () => {
    const graph = twoChannels();
    const raw = {
      ...graph,
      inputs: [{ name: 'raw', type: 'uint8' as const, dims: ['N', 1, 2, 2] }],
      nodes: [node('Cast', ['raw'], 'image', { to: 1 }), ...graph.nodes],
    };
    await expect(explained(raw, tensor([0.5, 1, 2, 3], [1, 2, 2]))).rejects.toMatchObject({
      code: 'INPUT_DTYPE',
    });
  });

  it('of open size takes any, and a file without sizes says what to give', async () => {
    const graph = twoChannels(['N', 1, 'height', 'width']);
    expectNear((await explained(graph, tensor(values, [1, 2, 2]))).map, map);
    const flat = smallGraph({
      nodes: [
        node('Relu', ['image'], 'features'),
        node('Flatten', ['features'], 'flat'),
        node('MatMul', ['flat', 'weights'], 'scores'),
      ],
      constants: { weights: floats([4, 1], [1, 1, 1, 1]) },
      inputs: { image: ['N', 1, 'height', 'width'] },
      outputs: ['scores'],
    });
    await expect(onnxNetwork(writeOnnx(flat))).rejects.toMatchObject({
      code: 'INPUT_SHAPE',
      message: /does not run on \[1, 1, 224, 224\].*inputShapes/,
    });
    const network = await onnxNetwork(writeOnnx(flat), { inputShapes: [[1, 2, 2]] });
    expect(network.graph.layers.find(({ name }) => name === 'features')?.outputShape).toEqual([
      1, 1, 2, 2,
    ]);
    await network.dispose();
  });

  it('of fixed sizes is refused the shape of another one, with the sizes of the file', async () => {
    const file = writeOnnx(twoChannels());
    await expect(onnxNetwork(file, { inputShapes: [[1, 3, 2]] })).rejects.toMatchObject({
      code: 'INPUT_SHAPE',
      message: /does not fit the input "image", got \[1, 3, 2\], expected \[\?, 1, 2, 2\]/,
    });
    await expect(onnxNetwork(file, { inputShapes: [] })).rejects.toHaveProperty(
      'code',
      'INPUT_COUNT',
    );
    const network = await onnxNetwork(file, { inputShapes: [[4, 1, 2, 2]] });
    await network.dispose();
  });

  it('without a shape, and one of words, is refused', async () => {
    const graph = twoChannels();
    for (const [dims, type, code] of [
      [undefined, 'float32', 'MODEL_UNSUPPORTED'],
      [['N', 1, 2, 2], 'string', 'INPUT_DTYPE'],
    ] as const) {
      const inputs = [{ name: 'image', type, dims }];
      await expect(onnxNetwork(writeOnnx({ ...graph, inputs }))).rejects.toMatchObject({ code });
    }
  });

  it('that is a picture may have its colours last', async () => {
    const colours = smallGraph({
      nodes: [
        node('Relu', ['image'], 'features'),
        node('GlobalAveragePool', ['features'], 'means'),
        node('Flatten', ['means'], 'scores'),
      ],
      inputs: { image: ['N', 3, 2, 2] },
      outputs: ['scores'],
    });
    const last = tensor([1, 0, 0, 2, 0, 0, 3, 0, 0, 4, 0, 0], [2, 2, 3]);
    expectNear((await explained(colours, last)).map, [0.25, 0.5, 0.75, 1]);
    const network = await onnxNetwork(writeOnnx(colours));
    const picture = {
      data: Uint8Array.of(51, 0, 0, 255, 102, 0, 0, 255, 153, 0, 0, 255, 204, 0, 0, 255),
      width: 2,
      height: 2,
    };
    const { scoreMap } = await gradCAM(network, picture, 0, {
      ...options,
      preprocessing: { pixelRange: [0, 5], channelOrder: 'rgb' },
    });
    expectNear([...(await scoreMap.data())], [0.25, 0.5, 0.75, 1]);
    await network.dispose();
  });

  it('besides the picture passes by the cut', async () => {
    const graph = followedBy([node('Add', ['scores', 'prior'], 'sum')], 'sum');
    const inputs = [...graph.inputs, { name: 'prior', type: 'float32' as const, dims: ['N', 2] }];
    const x = [tensor([...values, ...values], [2, 1, 2, 2]), tensor([10, 0, 20, 0], [2, 2])];
    const { map: both, score } = await explained({ ...graph, inputs }, x);
    expectNear(both, [...map, ...map]);
    expect(score).toBeCloseTo(11.5, 5);
  });

  it('is refused with another number of samples than the first, where the file fixes a batch of one', async () => {
    const single = twoChannels([1, 1, 2, 2]);
    const graph = { ...single, nodes: [...single.nodes, node('Add', ['scores', 'prior'], 'sum')] };
    const inputs = [...single.inputs, { name: 'prior', type: 'float32' as const, dims: [1, 2] }];
    const outputs = [{ name: 'sum', type: undefined, dims: undefined }];
    const x = [tensor(values, [1, 1, 2, 2]), tensor([10, 0, 20, 0], [2, 2])];
    await expect(explained({ ...graph, inputs, outputs }, x)).rejects.toMatchObject({
      code: 'INPUT_SHAPE',
      message: /inputs of 1 and 2 samples/,
    });
  });
});

it('whose features are computed in blocks has its map on the grid of the picture', async () => {
  // The left and the right half, 4 x 2 cells each, are a block of eight tokens, with two channels: what is above zero, and what is below.
  const shape = (name: string, sizes: readonly number[]) => [name, longs(sizes)] as const;
  const swapped = { perm: [0, 2, 1, 3, 4] };
  const graph = smallGraph({
    nodes: [
      node('Reshape', ['image', 'halves'], 'apart'),
      node('Transpose', ['apart'], 'sorted', swapped),
      node('Reshape', ['sorted', 'tokens'], 'blocks'),
      node('MatMul', ['blocks', 'signs'], 'mixed'),
      node('Relu', ['mixed'], 'active'),
      node('Reshape', ['active', 'parts'], 'opened'),
      node('Transpose', ['opened'], 'side by side', swapped),
      node('Reshape', ['side by side', 'picture'], 'whole'),
      node('ReduceMean', ['whole'], 'means', { axes: [1, 2], keepdims: 0 }),
      node('MatMul', ['means', 'weights'], 'scores'),
    ],
    constants: {
      ...Object.fromEntries([
        shape('halves', [1, 4, 2, 2, 1]),
        shape('tokens', [1, 2, 8, 1]),
        shape('parts', [1, 2, 4, 2, 2]),
        shape('picture', [1, 4, 4, 2]),
      ]),
      signs: floats([1, 2], [1, -1]),
      weights: floats([2, 1], [1, -1]),
    },
    inputs: { image: [1, 1, 4, 4] },
    outputs: ['scores'],
  });
  const cells = [1, -2, 3, -4, 5, 6, 7, 8, -9, -10, 11, 12, 13, 14, -15, 16];
  const network = await onnxNetwork(writeOnnx(graph));
  const x = tensor(cells, [1, 4, 4]);
  const { featureLayer, scoreMap } = await gradCAM(network, x, 0, options);
  expect(featureLayer).toBe('whole');
  expect(scoreMap.shape.slice(-2)).toEqual([4, 4]);
  // The score is the mean of the cells: each channel's weight is a sixteenth, of the one below zero a negative one.
  expectNear(
    [...(await scoreMap.data())],
    cells.map((cell) => Math.max(0, cell) / 16),
  );
  await expect(
    gradCAM(network, x, 0, { ...options, featureLayer: 'active' }),
  ).rejects.toMatchObject({ code: 'NO_SPACE', message: /name 'whole'/ });
  await network.dispose();
});

describe('weights and values of half precision', () => {
  it('give the map of the same network in single precision', async () => {
    const graph = twoChannels();
    const halves = (dims: readonly number[], numbers: readonly number[]): OnnxTensor => ({
      type: 'float16',
      dims,
      bytes: () => new Uint8Array(toHalf(numbers).buffer),
    });
    const half: OnnxGraph = {
      ...graph,
      inputs: [{ name: 'image', type: 'float16', dims: [1, 1, 2, 2] }],
      constants: new Map([
        ['filters', halves([2, 1, 1, 1], [2, -1])],
        ['biases', halves([2], [-1, 5])],
        ['weights', halves([2, 2], [1, -1, -1, 0])],
      ]),
    };
    expectNear((await explained(half, tensor(values, [1, 2, 2]))).map, map, 2);
  });
});

describe("score: 'logit'", () => {
  it.each(['Softmax', 'LogSoftmax', 'Sigmoid'])('stops in front of %s', async (op) => {
    const attributes = op === 'Sigmoid' ? {} : { axis: -1 };
    const graph = followedBy([node(op, ['scores'], 'ended', attributes)], 'ended');
    const { map: found, score } = await explained(graph, tensor(values, [1, 2, 2]), {
      ...options,
      score: 'logit',
    });
    expect(score).toBeCloseTo(1.5, 5);
    expectNear(found, map);
  });

  it('stops there behind an Identity, too', async () => {
    const nodes = [node('Softmax', ['scores'], 'soft'), node('Identity', ['soft'], 'same')];
    const { score } = await explained(followedBy(nodes, 'same'), tensor(values, [1, 2, 2]), {
      ...options,
      score: 'logit',
    });
    expect(score).toBeCloseTo(1.5, 5);
  });
});

describe('a head', () => {
  /** The means are reshaped by the batch of the image, which is known above the cut. */
  const reshaped = smallGraph({
    nodes: [
      node('Shape', ['image'], 'sizes'),
      node('Gather', ['sizes', 'first'], 'batch'),
      node('Concat', ['batch', 'rest'], 'shape', { axis: 0 }),
      node('Conv', ['image', 'filters', 'biases'], 'convolved'),
      node('Relu', ['convolved'], 'features'),
      node('GlobalAveragePool', ['features'], 'means'),
      node('Reshape', ['means', 'shape'], 'flat'),
      node('MatMul', ['flat', 'weights'], 'scores'),
    ],
    constants: {
      ...Object.fromEntries(twoChannels().constants),
      first: longs([0]),
      rest: longs([-1]),
    },
    inputs: { image: ['N', 1, 2, 2] },
    outputs: ['scores'],
  });

  it('gets shapes that are computed above the cut, for one sample, several and several classes', async () => {
    expectNear((await explained(reshaped, tensor(values, [1, 2, 2]))).map, map);
    const two = tensor([...values, ...values], [2, 1, 2, 2]);
    expectNear((await explained(reshaped, two)).map, [...map, ...map]);
    const network = await onnxNetwork(writeOnnx(reshaped));
    const { scoreMap } = await gradCAM(network, two, [0, 0], options);
    expectNear([...(await scoreMap.data())], [...map, ...map, ...map, ...map]);
    await network.dispose();
  });

  it('in which the file wrote a batch of one takes several samples', async () => {
    const graph = smallGraph({
      nodes: reshaped.nodes.filter(({ op }) => !['Shape', 'Gather', 'Concat'].includes(op)),
      constants: { ...Object.fromEntries(twoChannels().constants), shape: longs([1, -1]) },
      inputs: { image: ['N', 1, 2, 2] },
      outputs: ['scores'],
    });
    const two = tensor([...values, ...values], [2, 1, 2, 2]);
    expectNear((await explained(graph, two)).map, [...map, ...map]);
  });

  it('with a node that has no gradient is refused with the node and a layer that works', async () => {
    const graph = smallGraph({
      nodes: [
        node('Relu', ['image'], 'features'),
        node('Bernoulli', ['features'], 'noisy'),
        node('MaxPool', ['noisy'], 'pooled', { kernel_shape: [1, 1] }),
        node('GlobalAveragePool', ['pooled'], 'means'),
        node('Flatten', ['means'], 'scores'),
      ],
      inputs: { image: ['N', 3, 2, 2] },
      outputs: ['scores'],
    });
    const network = await onnxNetwork(writeOnnx(graph));
    const { explainable, problems } = await checkExplainable(network, { featureLayer: 'features' });
    expect(explainable).toBe(false);
    expect(problems[0]).toMatchObject({
      code: 'GRADIENT_MISSING',
      message: /got "noisy" of type Bernoulli.*take "pooled" as featureLayer/,
    });
    const works = await checkExplainable(network, { featureLayer: 'pooled' });
    expect(works.problems).toEqual([]);
    await network.dispose();
  });
});

describe('an output', () => {
  it('that is a map of classes is passed over for what it is made of', async () => {
    const zip = {
      ...node('ZipMap', ['scores'], 'classes', { classlabels_int64s: [7, 8] }),
      domain: 'ai.onnx.ml',
    };
    const graph = followedBy([zip], 'classes');
    const opsets = new Map([...graph.opsets, ['ai.onnx.ml', 3]]);
    const found = await explained({ ...graph, opsets }, tensor(values, [1, 2, 2]));
    expectNear(found.map, map);
    expect(found.reductionLayer).toBe('scores');
  });

  it('of several is chosen by its layer', async () => {
    const graph = followedBy([node('Neg', ['scores'], 'negated')], 'scores');
    const outputs = ['scores', 'negated'].map((name) => ({
      name,
      type: undefined,
      dims: undefined,
    }));
    const own = { ...options, reductionLayer: 'negated', featureLayer: 'features' };
    const { map: negated } = await explained({ ...graph, outputs }, tensor(values, [1, 2, 2]), own);
    // Of the first class, negated: a quarter of the second channel less the first.
    expectNear(negated, [0.75, 0, 0, 0]);
  });
});
