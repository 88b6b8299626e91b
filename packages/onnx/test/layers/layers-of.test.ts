import { spatialSize, type LayerGraph, type LayerNode } from '@gradcam/layer-select';
import { TensorProto_DataType as DataType } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { readOnnx } from '../../src/file/read-onnx.js';
import { layersOf } from '../../src/layers/layers-of.js';
import {
  float,
  floats,
  ints,
  int,
  modelFile,
  node,
  value,
  type NodeInit,
  type TensorInit,
} from '../made-model.js';
import { shapesWithoutWeights } from '../nets/shapes-without-weights.js';

const weight = (name: string, dims: number[]): TensorInit =>
  floats(name, dims, Array<number>(dims.reduce((product, size) => product * size, 1)).fill(0.5));

const sizes = (name: string, values: number[]): TensorInit => ({
  name,
  dims: [BigInt(values.length)],
  dataType: DataType.INT64,
  rawData: new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer),
});

async function layersIn(
  nodes: NodeInit[],
  weights: TensorInit[],
  input: (number | string)[],
): Promise<LayerGraph> {
  const bytes = modelFile(
    {
      // Each is called by what it gives.
      node: nodes.map((each) => ({ ...each, name: each.output?.[0] ?? '' })),
      initializer: weights,
      input: [value('image', input)],
      output: [value(nodes.at(-1)?.output?.[0] ?? '')],
    },
    { opsetImport: [{ domain: '', version: 20n }] },
  );
  return layersOf(readOnnx(bytes).graph, await shapesWithoutWeights(bytes));
}

const named = ({ layers }: LayerGraph, name: string): LayerNode | undefined =>
  layers.find((layer) => layer.name === name);

const formats = (graph: LayerGraph, names: readonly string[]) =>
  names.map((name) => named(graph, name)?.dataFormat ?? graph.dataFormat);

const spaces = (graph: LayerGraph, names: readonly string[]) =>
  names.map((name) => {
    const layer = named(graph, name);
    return spatialSize(layer?.outputShape, layer?.dataFormat ?? graph.dataFormat);
  });

const perm = (...order: number[]) => [ints('perm', order)];

it('asks the convolution where the channels of a signal are', async () => {
  const kernel = weight('kernel', [6, 2, 3]);
  const last = await layersIn(
    [
      node('Transpose', ['image'], ['turned'], perm(0, 2, 1)),
      node('Conv', ['turned', 'kernel'], ['conv']),
      node('Relu', ['conv'], ['relu']),
    ],
    [kernel],
    [1, 40, 2],
  );
  const names = ['image', 'turned', 'relu'];
  expect(formats(last, names)).toEqual(['channelsLast', 'channelsFirst', 'channelsFirst']);
  expect(spaces(last, names)).toEqual([[40], [40], [38]]);
  const first = await layersIn([node('Conv', ['image', 'kernel'], ['conv'])], [kernel], [1, 2, 40]);
  expect(formats(first, ['image', 'conv'])).toEqual(['channelsFirst', 'channelsFirst']);
});

describe.each([
  { what: 'of different sizes', channels: 6, height: 4, width: 5 },
  { what: 'all of one size', channels: 4, height: 4, width: 4 },
])('layersOf, of axes $what', ({ channels, height, width }) => {
  const image = [1, 3, height, width];
  const conv = node('Conv', ['image', 'kernel'], ['conv']);
  const kernel = weight('kernel', [channels, 3, 1, 1]);

  it('follows channels through Transposes, as in the block of a ConvNeXt', async () => {
    const graph = await layersIn(
      [
        conv,
        node('Transpose', ['conv'], ['last'], perm(0, 2, 3, 1)),
        node('LayerNormalization', ['last', 'scale'], ['norm'], [int('axis', -1)]),
        node('MatMul', ['norm', 'widen'], ['wide']),
        node('Gelu', ['wide'], ['gelu']),
        node('MatMul', ['gelu', 'narrow'], ['thin']),
        node('Transpose', ['thin'], ['first'], perm(0, 3, 1, 2)),
        node('Add', ['conv', 'first'], ['sum']),
        node('GlobalAveragePool', ['sum'], ['pool']),
      ],
      [
        kernel,
        weight('scale', [channels]),
        weight('widen', [channels, channels]),
        weight('narrow', [channels, channels]),
      ],
      image,
    );
    const outside = ['conv', 'first', 'sum', 'pool'];
    const inside = ['last', 'norm', 'wide', 'gelu', 'thin'];
    expect(new Set(formats(graph, outside))).toEqual(new Set(['channelsFirst']));
    expect(new Set(formats(graph, inside))).toEqual(new Set(['channelsLast']));
    for (const space of spaces(graph, [...inside, 'conv', 'sum']))
      expect(space).toEqual([height, width]);
  });

  it('finds the tokens of a vision transformer behind its patches', async () => {
    const graph = await layersIn(
      [
        conv,
        node('Reshape', ['conv', 'row'], ['columns']),
        node('Transpose', ['columns'], ['tokens'], perm(0, 2, 1)),
        node('Concat', ['class', 'tokens'], ['all'], [int('axis', 1)]),
        node('LayerNormalization', ['all', 'scale'], ['norm'], [int('axis', -1)]),
      ],
      [
        kernel,
        sizes('row', [1, channels, -1]),
        weight('class', [1, 1, channels]),
        weight('scale', [channels]),
      ],
      image,
    );
    const names = ['columns', 'tokens', 'all', 'norm'];
    const [columns, ...others] = formats(graph, names);
    expect(columns).toBe('channelsFirst');
    expect(new Set(others)).toEqual(new Set(['channelsLast']));
    const count = height * width;
    expect(spaces(graph, names)).toEqual([[count], [count], [count + 1], [count + 1]]);
  });

  it('keeps channels first where weights run along the tokens, as in a mixer', async () => {
    const count = height * width;
    const graph = await layersIn(
      [
        conv,
        node('Reshape', ['conv', 'row'], ['columns']),
        node('MatMul', ['columns', 'mix'], ['mixed']),
        node('Gelu', ['mixed'], ['gelu']),
        node('Transpose', ['gelu'], ['tokens'], perm(0, 2, 1)),
      ],
      [kernel, sizes('row', [1, channels, -1]), weight('mix', [count, count])],
      image,
    );
    expect(formats(graph, ['mixed', 'gelu', 'tokens'])).toEqual([
      'channelsFirst',
      'channelsFirst',
      'channelsLast',
    ]);
  });

  it('says that it does not know between the two changes of shape of a channel shuffle', async () => {
    const graph = await layersIn(
      [
        conv,
        node('Reshape', ['conv', 'apart'], ['groups']),
        node('Transpose', ['groups'], ['turned'], perm(0, 2, 1, 3, 4)),
        node('Relu', ['turned'], ['relu']),
        node('Reshape', ['relu', 'together'], ['shuffled']),
        node('Conv', ['shuffled', 'square'], ['after']),
      ],
      [
        kernel,
        sizes('apart', [1, 2, channels / 2, height, width]),
        sizes('together', [1, channels, height, width]),
        weight('square', [channels, channels, 1, 1]),
      ],
      image,
    );
    expect(formats(graph, ['groups', 'turned', 'relu', 'shuffled', 'after'])).toEqual([
      'unclear',
      'unclear',
      'unclear',
      'channelsFirst',
      'channelsFirst',
    ]);
  });

  it('does not take time for a batch: behind a Transpose of the first axis it does not know', async () => {
    const graph = await layersIn(
      [
        conv,
        node('Reshape', ['conv', 'row'], ['columns']),
        node('Transpose', ['columns'], ['time'], perm(2, 0, 1)),
        node('Relu', ['time'], ['relu']),
      ],
      [kernel, sizes('row', [1, channels, -1])],
      image,
    );
    expect(formats(graph, ['time', 'relu'])).toEqual(['unclear', 'unclear']);
  });

  it('puts channels first behind the Transpose of a network that takes pictures as TensorFlow does', async () => {
    const graph = await layersIn(
      [
        node('Transpose', ['image'], ['first'], perm(0, 3, 1, 2)),
        node('Relu', ['first'], ['relu']),
        node('Conv', ['relu', 'kernel'], ['conv']),
      ],
      [kernel],
      [1, height, width, 3],
    );
    expect(formats(graph, ['first', 'relu', 'conv'])).toEqual(Array(3).fill('channelsFirst'));
  });
});

describe('layersOf', () => {
  it('has no layers for weights and for what is computed of shapes alone', async () => {
    const graph = await layersIn(
      [
        node('Relu', ['image'], ['relu']),
        node('Shape', ['relu'], ['shape']),
        node('Gather', ['shape', 'zero'], ['batch']),
        node('Concat', ['batch', 'rest'], ['flatShape'], [int('axis', 0)]),
        node('Reshape', ['relu', 'flatShape'], ['flat']),
        node('Transpose', ['weights'], ['turned'], perm(1, 0)),
        node('MatMul', ['flat', 'turned'], ['scores']),
      ],
      [sizes('zero', [0]), sizes('rest', [-1]), weight('weights', [2, 12])],
      ['N', 3, 2, 2],
    );
    const { layers, inputs, outputs } = graph;
    expect(layers.map(({ name }) => name)).toEqual(['image', 'relu', 'flat', 'scores']);
    expect(layers.map((layer) => layer.inputs)).toEqual([[], ['image'], ['relu'], ['flat']]);
    expect([inputs, outputs]).toEqual([['image'], ['scores']]);
  });

  it.each([
    { least: 0, most: 6, type: 'Relu6' },
    { least: 0, most: 1, type: 'ClippedRelu' },
    { least: 1e-6, most: 1e30, type: 'ClippedRelu' },
    { least: 0.1, most: 1, type: 'ClipByValue' },
    { least: -1, most: 1, type: 'ClipByValue' },
  ])('calls a Clip from $least to $most $type', async ({ least, most, type }) => {
    const graph = await layersIn(
      [
        node('Conv', ['image', 'kernel'], ['conv']),
        node('Constant', [], ['least'], [float('value_float', least)]),
        node('Clip', ['conv', 'least', 'most'], ['clip']),
      ],
      [weight('kernel', [4, 3, 1, 1]), floats('most', [], [most])],
      [1, 3, 4, 4],
    );
    expect(named(graph, 'clip')?.type).toBe(type);
  });

  it('takes a Clip near zero behind a ReLU for no activation of its own', async () => {
    const graph = await layersIn(
      [
        node('Conv', ['image', 'kernel'], ['conv']),
        node('Relu', ['conv'], ['relu']),
        node('Clip', ['relu', 'least'], ['clip']),
      ],
      [weight('kernel', [4, 3, 1, 1]), floats('least', [], [1e-6])],
      [1, 3, 4, 4],
    );
    expect(named(graph, 'clip')?.type).toBe('ClipByValue');
  });

  it('tells the product of an attention from one with weights', async () => {
    const graph = await layersIn(
      [
        node('MatMul', ['image', 'weights'], ['dense']),
        node('MatMul', ['dense', 'image'], ['attended']),
        node('Gemm', ['image', 'weights'], ['gemm']),
      ],
      [weight('weights', [4, 4])],
      [4, 4],
    );
    const types = ['dense', 'attended', 'gemm'].map((name) => named(graph, name)?.type);
    expect(types).toEqual(['MatMul', 'BatchMatMul', 'Dense']);
  });
});
