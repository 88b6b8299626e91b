import '@tensorflow/tfjs-backend-cpu';
import { toNetwork, type Network } from '@gradcam/core/network';
import { receptiveField, type LayerGeometry, type LayerGraph } from '@gradcam/layer-select';
import { loadModelFolder } from '@gradcam/models/node';
import { setBackend } from '@tensorflow/tfjs-core';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readOnnx } from '../../src/file/read-onnx.js';
import { layersOf } from '../../src/layers/layers-of.js';
import { onnxGeometry } from '../../src/layers/onnx-geometry.js';
import { onnxNetwork, tfjsGraph, writeOnnx } from '../../src/node.js';
import {
  floats,
  ints,
  modelFile,
  node,
  string,
  value,
  type NodeInit,
  type TensorInit,
} from '../made-model.js';
import { chosenLayers } from '../nets/chosen-layers.js';
import { nets } from '../nets/nets.js';
import { shapesWithoutWeights } from '../nets/shapes-without-weights.js';

beforeAll(() => setBackend('cpu'));

const formats = ['layers', 'graph'];

const pathOf = (net: string, format: string): string =>
  fileURLToPath(new URL(`../../../testing/nets/zoo/${net}/${format}`, import.meta.url));

/** Where the features of a layer lie: `offset + stride`, axis by axis. */
async function placesOf(network: Network, ending: RegExp): Promise<string[]> {
  const geometry = (await network.geometry?.()) ?? new Map<string, LayerGeometry>();
  const graph = withGeometry(network.graph, geometry);
  const layer = graph.layers.filter(({ name }) => ending.test(name)).at(-1)?.name ?? '';
  const [name = ''] = graph.inputs;
  const shape = (network.inputs[0]?.shape ?? []).map((size) => size ?? 1);
  const space = shape.map((_, axis) => axis).slice(1, shape.length === 2 ? 2 : -1);
  const fields = receptiveField(graph, layer, { name, shape, space });
  return fields.map(({ offset, stride }) => `${offset} + ${stride}`);
}

function withGeometry(graph: LayerGraph, geometry: ReadonlyMap<string, LayerGeometry>): LayerGraph {
  const layers = graph.layers.map((layer) => ({ ...layer, geometry: geometry.get(layer.name) }));
  return { ...graph, layers };
}

// By hand: a convolution of 3 without pads begins at 1, TensorFlow's stride of 2 over an even size at 1, a pooling of 2 at half a cell.
it.each([
  { net: 'global-average', layer: /act2(\/Relu)?$/, places: ['0.5 + 2', '0.5 + 2'] },
  { net: 'flatten', layer: /conv2(\/Relu)?$/, places: ['3.5 + 2', '3.5 + 2'] },
  { net: 'mobilenet', layer: /out_relu(\/Relu6)?$/, places: ['1 + 2', '1 + 2'] },
  { net: 'inception', layer: /mixed(\/concat)?$/, places: ['1 + 2', '1 + 2'] },
  { net: 'resnet-v2', layer: /post_relu(\/Relu)?$/, places: ['0.5 + 2', '0.5 + 2'] },
  { net: 'squeeze-excite', layer: /act2(\/Relu)?$/, places: ['0.5 + 2', '0.5 + 2'] },
  // As a graph it is computed in blocks, which an ONNX file has as reshapes.
  { net: 'dilated', layer: /conv2(\/Relu)?$/, places: ['0 + 1', '0 + 1'], inOnnx: ['layers'] },
  { net: 'transposed', layer: /\bup(\/Relu)?$/, places: ['-0.5 + 0.5', '-0.5 + 0.5'] },
  { net: 'unet', layer: /up1(\/Relu)?$/, places: ['0 + 1', '0 + 1'] },
  { net: 'signal', layer: /conv2(\/Relu)?$/, places: ['4.5 + 2'] },
  { net: 'volume', layer: /conv2(\/Relu)?$/, places: ['0 + 1', '1 + 2', '1 + 2'] },
])(
  'finds the same places in $net as layers, as a graph and in ONNX',
  async ({ net, layer, places, inOnnx = formats }) => {
    for (const format of formats) {
      const { model } = await loadModelFolder(pathOf(net, format));
      expect(await placesOf(toNetwork(model), layer)).toEqual(places);
      if (inOnnx.includes(format)) {
        const onnx = await onnxNetwork(writeOnnx(await tfjsGraph(model)));
        expect(await placesOf(onnx, layer)).toEqual(places);
        await onnx.dispose();
      }
      model.dispose();
    }
  },
);

// The places are worked out by hand from strides and pads. The reaches of MobileNet V2, ResNets and Inception V3 are those that are published.
it.each([
  { net: 'torchscript/resnet18', offset: 0, stride: 32, reach: 435 },
  { net: 'dynamo/resnet50', offset: 0, stride: 32, reach: 427 },
  { net: 'torchscript/mobilenet-v2', offset: 0, stride: 32, reach: 491 },
  { net: 'torchscript/shufflenet-v2', offset: 0, stride: 32 },
  // Four poolings of 2: 0.5 + 1 + 2 + 4.
  { net: 'light/vgg19', offset: 7.5, stride: 16, reach: 252 },
  // Three means of 2 x 2 behind a stride of 4: 2 + 4 + 8.
  { net: 'dynamo/densenet121', offset: 14, stride: 32 },
  // No pads: 1 + 2 + 4 + 8.
  { net: 'light/squeezenet', offset: 15, stride: 16 },
  // Pads as TensorFlow has them: 1 + 2 + 4 + 8 + 16.
  { net: 'dynamo/efficientnet-v2', offset: 31, stride: 32 },
  // Windows of 3 without pads: 1 + 2 + 2 + 4 + 4 + 8 + 16.
  { net: 'torchscript/inception-v3', offset: 37, stride: 32, reach: 1311 },
  { net: 'torchscript/convnext', offset: 15.5, stride: 32 },
])('puts the features of $net at $offset + $stride i', async ({ net, ...field }) => {
  const { bytes = new Uint8Array() } =
    nets.find(({ group, name }) => `${group}/${name}` === net) ?? {};
  const { graph } = readOnnx(bytes);
  const layers = layersOf(graph, await shapesWithoutWeights(bytes));
  const [input] = layers.layers;
  const shape = (input?.outputShape ?? []).map((size) => size ?? 1);
  const found = receptiveField(
    withGeometry(layers, onnxGeometry(graph)),
    chosenLayers[net]?.feature ?? '',
    { name: input?.name ?? '', shape, space: [2, 3] },
  );
  expect(found).toMatchObject([field, field]);
});

describe('what a node says', () => {
  const geometryOf = (each: NodeInit, initializer: TensorInit[] = []) => {
    const content = { node: [each], initializer, input: [value('x')], output: [value('y')] };
    return [...onnxGeometry(readOnnx(modelFile(content)).graph).values()][0];
  };
  const window = { kind: 'window', isTransposed: false };

  it('is the window of a convolution, by its weights where the node is silent', () => {
    expect(
      geometryOf(node('Conv', ['x', 'w'], ['y'], [ints('pads', [0, 1, 2, 3])]), [
        floats('w', [1, 1, 3, 5], Array<number>(15).fill(1)),
      ]),
    ).toEqual({
      ...window,
      size: [3, 5],
      strides: [1, 1],
      dilations: undefined,
      pads: [
        [0, 2],
        [1, 3],
      ],
    });
  });

  it.each([
    ['SAME_UPPER', 'same'],
    ['SAME_LOWER', 'same-lower'],
    ['VALID', [[0, 0]]],
    ['NOTSET', [[0, 0]]],
  ])('is %s', (automatic, pads) => {
    const attributes = [ints('kernel_shape', [3]), string('auto_pad', automatic)];
    expect(geometryOf(node('MaxPool', ['x'], ['y'], attributes))).toMatchObject({ pads });
  });

  it('is pads for all axes, from a constant', () => {
    const pads = new BigInt64Array([0, 0, 1, 2, 0, 0, 3, 4].map(BigInt));
    const tensor = { name: 'p', dims: [8n], dataType: 7, rawData: new Uint8Array(pads.buffer) };
    expect(geometryOf(node('Pad', ['x', 'p'], ['y']), [tensor])).toMatchObject({
      pads: [
        [0, 0],
        [0, 0],
        [1, 3],
        [2, 4],
      ],
    });
  });

  it('is a resize, as the modes say or as old files have it', () => {
    const modes = (transform: string, mode: string) => [
      string('coordinate_transformation_mode', transform),
      string('mode', mode),
    ];
    const resize = (...attributes: ReturnType<typeof string>[]) =>
      geometryOf(node('Resize', ['x', '', 's'], ['y'], attributes), [
        floats('s', [4], [1, 1, 2, 3]),
      ]);
    const factors = [2, 3];
    expect(resize()).toEqual({ kind: 'resize', aligned: 'areas', rounding: 'down', factors });
    expect(resize(...modes('align_corners', 'linear'))).toMatchObject({ aligned: 'corners' });
    expect(resize(...modes('asymmetric', 'linear'))).toMatchObject({
      aligned: 'starts',
      rounding: undefined,
    });
    expect(resize(...modes('tf_crop_and_resize', 'linear'))).toBeUndefined();
    const old = node('Upsample', ['x', 's'], ['y']);
    expect(geometryOf(old, [floats('s', [4], [1, 1, 2, 3])])).toEqual({
      kind: 'resize',
      aligned: 'starts',
      rounding: 'floor',
      factors,
    });
  });
});
