import { io } from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

const float = { type: 'DT_FLOAT' } as const;
const ones = { list: { i: ['1', '1', '1', '1'] } };
const constant = (name: string, type = 'DT_FLOAT') => ({
  name,
  op: 'Const',
  attr: { dtype: { type } },
});

/** A convolution of three by three without padding, and its ReLU. */
const convolution = (name: string, input: string) => [
  {
    name,
    op: 'Conv2D',
    input: [input, 'middle'],
    attr: {
      T: float,
      strides: ones,
      dilations: ones,
      padding: { s: btoa('VALID') },
      data_format: { s: btoa('NHWC') },
    },
  },
  { name: `${name}/relu`, op: 'Relu', input: [name], attr: { T: float } },
];

/**
 * Makes a graph model of open size: three convolutions that each take the middle of their window, so that three pixels are lost
 * at every edge, and the mean of what is left. At the last ReLU, the map is the rest of the picture divided by its number of
 * pixels.
 *
 * @param rank Whether the model says that its input has four axes.
 * @returns The model; the caller disposes it.
 */
export async function openGraphNet(rank: 'known' | 'unknown' = 'known'): Promise<GraphModel> {
  const dim = [-1, -1, -1, 1].map((size) => ({ size: String(size) }));
  const shape = rank === 'known' ? { dim } : { unknownRank: true };
  const middle = Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0);
  const weights = new Uint8Array(middle.byteLength + 8);
  weights.set(new Uint8Array(middle.buffer));
  weights.set(new Uint8Array(Int32Array.of(1, 2).buffer), middle.byteLength);
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: {
        node: [
          { name: 'x', op: 'Placeholder', attr: { dtype: float, shape: { shape } } },
          constant('middle'),
          constant('axes', 'DT_INT32'),
          ...convolution('first', 'x'),
          ...convolution('second', 'first/relu'),
          ...convolution('third', 'second/relu'),
          {
            name: 'mean',
            op: 'Mean',
            input: ['third/relu', 'axes'],
            attr: { T: float, keep_dims: { b: false } },
          },
        ],
        versions: { producer: 1 },
      },
      weightSpecs: [
        { name: 'middle', shape: [3, 3, 1, 1], dtype: 'float32' },
        { name: 'axes', shape: [2], dtype: 'int32' },
      ],
      weightData: weights.buffer,
    }),
  );
}
