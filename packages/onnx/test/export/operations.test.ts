import '@tensorflow/tfjs-backend-cpu';
import { setBackend, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { graphModelOf, windows } from '../../../testing/src/nets/written/graph-model-of.js';
import { tfjsGraph } from '../../src/export/tfjs-graph.js';
import { compareExported } from './compare-exported.js';

beforeAll(async () => {
  await setBackend('cpu');
});

/** A node that reads the picture, or what a convolution makes of it, and constants. */
interface Case {
  readonly op: string;
  readonly constants?: readonly {
    readonly shape: readonly number[];
    /** Whole numbers. */
    readonly whole?: readonly number[];
    /** Floats; some that are all different when left out, and no whole ones are given. */
    readonly values?: readonly number[];
  }[];
  readonly attr?: Readonly<Record<string, unknown>>;
  /** Where the value stands among the inputs; the first when left out. */
  readonly at?: number;
}

const flag = (b: boolean) => ({ b });
const words = (...values: readonly string[]) => ({
  list: { s: values.map((value) => btoa(value)) },
});
const numbers = (...values: readonly number[]) => ({ list: { i: values.map(String) } });
const whole = (...values: readonly number[]) => ({ shape: [values.length], whole: values });
const one = (value: number) => ({ shape: [], whole: [value] });
const floats = (...shape: readonly number[]) => ({ shape });

const fused = (...ops: readonly string[]) => ({
  fused_ops: words(...ops),
  num_args: { i: ops.includes('Prelu') ? '2' : '1' },
  epsilon: { f: 0 },
});

const masks = (begin: number, end: number, shrink: number) => ({
  begin_mask: { i: String(begin) },
  end_mask: { i: String(end) },
  shrink_axis_mask: { i: String(shrink) },
  ellipsis_mask: { i: '0' },
  new_axis_mask: { i: '0' },
});

const cases: Record<string, Case> = {
  'Conv2D, same, stride 2': {
    op: 'Conv2D',
    constants: [floats(3, 3, 4, 5)],
    attr: windows(2, undefined, 'SAME'),
  },
  'Conv2D, padding in numbers': {
    op: 'Conv2D',
    constants: [floats(3, 3, 4, 5)],
    attr: {
      ...windows(1),
      padding: { s: btoa('EXPLICIT') },
      explicit_paddings: numbers(0, 0, 1, 2, 0, 1, 0, 0),
    },
  },
  '_FusedConv2D with Relu6': {
    op: '_FusedConv2D',
    constants: [floats(3, 3, 4, 5), floats(5)],
    attr: { ...windows(1), ...fused('BiasAdd', 'Relu6') },
  },
  '_FusedConv2D with LeakyRelu': {
    op: '_FusedConv2D',
    constants: [floats(3, 3, 4, 5), floats(5)],
    attr: { ...windows(1), ...fused('BiasAdd', 'LeakyRelu'), leakyrelu_alpha: { f: 0.3 } },
  },
  '_FusedConv2D with Prelu': {
    op: '_FusedConv2D',
    constants: [floats(3, 3, 4, 5), floats(5), floats(5)],
    attr: { ...windows(1), ...fused('BiasAdd', 'Prelu') },
  },
  DepthwiseConv2dNative: {
    op: 'DepthwiseConv2dNative',
    constants: [floats(3, 3, 4, 2)],
    attr: windows(1, undefined, 'SAME'),
  },
  FusedDepthwiseConv2dNative: {
    op: 'FusedDepthwiseConv2dNative',
    constants: [floats(3, 3, 4, 1), floats(4)],
    attr: { ...windows(2, undefined, 'SAME'), ...fused('BiasAdd', 'Relu') },
  },
  Conv2DBackpropInput: {
    op: 'Conv2DBackpropInput',
    constants: [whole(1, 12, 10, 3), floats(3, 3, 3, 4)],
    attr: windows(2, undefined, 'SAME'),
    at: 2,
  },
  'MaxPool, same': { op: 'MaxPool', attr: windows(2, 3, 'SAME') },
  'AvgPool, same': { op: 'AvgPool', attr: windows(2, 3, 'SAME') },
  BiasAdd: { op: 'BiasAdd', constants: [floats(4)] },
  'Add to the other side': { op: 'AddV2', constants: [floats(1, 6, 5, 4)], at: 1 },
  'Sub from a number': { op: 'Sub', constants: [floats()], at: 1 },
  'Mul by channel': { op: 'Mul', constants: [floats(4)] },
  'Maximum by row': { op: 'Maximum', constants: [floats(5, 1)] },
  'DivNoNan, some divisors zero': {
    op: 'DivNoNan',
    constants: [{ shape: [4], values: [1, 0, 2, -3] }],
  },
  FloorDiv: { op: 'FloorDiv', constants: [floats(4)] },
  SquaredDifference: { op: 'SquaredDifference', constants: [floats(4)] },
  'Mean over space': { op: 'Mean', constants: [whole(1, 2)], attr: { keep_dims: flag(false) } },
  'Mean over space, kept': {
    op: 'Mean',
    constants: [whole(1, 2)],
    attr: { keep_dims: flag(true) },
  },
  'Mean over channels': { op: 'Mean', constants: [whole(-1)], attr: { keep_dims: flag(false) } },
  'Max over rows': { op: 'Max', constants: [whole(1)], attr: { keep_dims: flag(true) } },
  Pad: { op: 'Pad', constants: [{ shape: [4, 2], whole: [0, 0, 1, 2, 0, 1, 2, 0] }] },
  MirrorPad: {
    op: 'MirrorPad',
    constants: [{ shape: [4, 2], whole: [0, 0, 1, 2, 0, 1, 0, 0] }],
    attr: { mode: { s: btoa('REFLECT') } },
  },
  Reshape: { op: 'Reshape', constants: [whole(-1, 10, 3, 4)] },
  Transpose: { op: 'Transpose', constants: [whole(0, 2, 3, 1)] },
  'Transpose to channels first': { op: 'Transpose', constants: [whole(0, 3, 1, 2)] },
  ExpandDims: { op: 'ExpandDims', constants: [one(1)] },
  Softmax: { op: 'Softmax' },
  LeakyRelu: { op: 'LeakyRelu', attr: { alpha: { f: 0.1 } } },
  Prelu: { op: 'Prelu', constants: [floats(1, 1, 4)] },
  FusedBatchNormV3: {
    op: 'FusedBatchNormV3',
    constants: [floats(4), floats(4), floats(4), floats(4)],
    attr: { epsilon: { f: 0.01 }, data_format: { s: btoa('NHWC') }, is_training: flag(false) },
  },
  ...Object.fromEntries(
    [
      [false, false],
      [true, false],
      [false, true],
    ].flatMap(([corners = false, half = false]) =>
      ['ResizeBilinear', 'ResizeNearestNeighbor'].flatMap((op) =>
        [
          [13, 8],
          [4, 3],
        ].map((size): [string, Case] => [
          `${op} to ${size.join(' x ')}, align_corners ${corners}, half_pixel_centers ${half}`,
          {
            op,
            constants: [whole(...size)],
            attr: { align_corners: flag(corners), half_pixel_centers: flag(half) },
          },
        ]),
      ),
    ),
  ),
  // Not both at once: tfjs then takes the wrong numbers.
  'StridedSlice with a step': {
    op: 'StridedSlice',
    constants: [whole(0, 1, 0, 1), whole(0, 5, 0, 3), whole(1, 2, 1, 1)],
    attr: masks(5, 5, 0),
  },
  'StridedSlice at one place': {
    op: 'StridedSlice',
    constants: [whole(0, 1, 0, -1), whole(0, 5, 0, 0), whole(1, 1, 1, 1)],
    attr: masks(5, 5, 8),
  },
  GatherNd: { op: 'GatherNd', constants: [{ shape: [2, 3], whole: [0, 1, 2, 0, 5, 4] }] },
  ArgMax: { op: 'ArgMax', constants: [one(-1)] },
  Cumsum: { op: 'Cumsum', constants: [one(2)], attr: { exclusive: flag(true) } },
  'Cumsum, from behind': { op: 'Cumsum', constants: [one(1)], attr: { reverse: flag(true) } },
  'Unpack, then its first': { op: 'Unpack', attr: { axis: { i: '3' }, num: { i: '4' } } },
  Slice: { op: 'Slice', constants: [whole(0, 1, 0, 1), whole(-1, 3, -1, 2)] },
  DepthToSpace: {
    op: 'DepthToSpace',
    attr: { block_size: { i: '2' }, data_format: { s: btoa('NHWC') } },
  },
  SpaceToBatchND: {
    op: 'SpaceToBatchND',
    constants: [whole(2, 3), { shape: [2, 2], whole: [1, 1, 0, 1] }],
  },
};

describe.each([
  ['the picture', 'image'],
  ['a convolution', 'conv'],
])('tfjsGraph of a node that reads %s', (_, source) => {
  it.each(Object.entries(cases))(
    'writes %s',
    async (_name, { op, constants = [], attr, at = 0 }) => {
      const names = constants.map((_constant, index) => `constant_${index}`);
      const input = [...names.slice(0, at), source, ...names.slice(at)];
      const model = await graphModelOf({
        inputs: { image: [-1, 6, 5, 4] },
        constants: {
          kernel: { shape: [1, 1, 4, 4], values: spread(16) },
          ...Object.fromEntries(
            constants.map(({ shape, whole: integers, values }, index) => {
              const size = shape.reduce((product, length) => product * length, 1);
              const constant =
                integers === undefined
                  ? { shape, values: values ?? spread(size) }
                  : { shape, values: integers, dtype: 'int32' as const };
              return [names[index] ?? '', constant];
            }),
          ),
        },
        nodes: {
          conv: { op: 'Conv2D', input: ['image', 'kernel'], attr: windows(1) },
          node: { op, input, attr },
        },
        outputs: { node: [-1] },
      });
      await compareExported(
        model,
        ([image]) => model.execute(image === undefined ? {} : { image }),
        {
          shapes: [[1, 6, 5, 4]],
        },
      );
      model.dispose();
    },
  );
});

it('writes pads that are computed from the size of the picture', async () => {
  const model = await graphModelOf({
    inputs: { image: [-1, 6, 5, 4] },
    constants: {
      axis: { shape: [], values: [0], dtype: 'int32' },
      // Of the sizes 1, 6, 5, 4 twice, [[0, 0], [1, 1], [0, 0], [1, 0]] is left.
      less: { shape: [8], values: [1, 6, 4, 3, 1, 6, 4, 4], dtype: 'int32' },
      pairs: { shape: [2], values: [4, 2], dtype: 'int32' },
    },
    nodes: {
      sizes: { op: 'Shape', input: ['image'] },
      twice: { op: 'ConcatV2', input: ['sizes', 'sizes', 'axis'], attr: { N: { i: '2' } } },
      rest: { op: 'Sub', input: ['twice', 'less'] },
      pads: { op: 'Reshape', input: ['rest', 'pairs'] },
      padded: { op: 'Pad', input: ['image', 'pads'] },
    },
    outputs: { padded: [-1, 8, 5, 5] },
  });
  const run = ([image]: readonly Tensor[]) => model.execute(image === undefined ? {} : { image });
  await compareExported(model, run, { shapes: [[1, 6, 5, 4]] });
  model.dispose();
});

it('refuses a convolution whose channels come first', async () => {
  const model = await graphModelOf({
    inputs: { image: [-1, 4, 6, 4] },
    constants: { kernel: { shape: [1, 1, 4, 4], values: spread(16) } },
    nodes: {
      conv: {
        op: 'Conv2D',
        input: ['image', 'kernel'],
        attr: { ...windows(1), data_format: { s: btoa('NCHW') } },
      },
    },
    outputs: { conv: [-1, 4, 6, 4] },
  });
  await expect(tfjsGraph(model)).rejects.toThrow('"conv" of type Conv2D: its channels come first');
  model.dispose();
});

/** Numbers that are all different, some below zero where that is allowed. */
function spread(count: number): number[] {
  return Array.from({ length: count }, (_, index) => ((index * 37) % 23) / 23 + 0.05);
}
