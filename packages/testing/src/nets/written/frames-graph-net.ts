import { io } from '@tensorflow/tfjs-core';
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter';

const float = { type: 'DT_FLOAT' } as const;
const ones = { list: { i: ['1', '1', '1', '1'] } };
const sizes = ['frame', 'axes', 'frames'].map((name) => ({
  name,
  op: 'Const',
  attr: { dtype: { type: 'DT_INT32' } },
}));
const keep = { T: float, keep_dims: { b: false } };

/**
 * Makes a net over a video of two frames of 2 x 2 as the converter writes it: one batch of all frames, a ReLU of a convolution
 * with the weight 1, the mean of each frame, and the two of a video side by side, weighted 1 and 3.
 *
 * @returns The model; the caller disposes it.
 */
export async function framesGraphNet(): Promise<GraphModel> {
  const dim = [-1, 2, 2, 2, 1].map((size) => ({ size: String(size) }));
  // The shape of a frame, the axes of its space, the shape of a series.
  const numbers = [-1, 2, 2, 1, 1, 2, -1, 2];
  const values = new Uint8Array(4 * 3 + 4 * 8);
  values.set(new Uint8Array(Float32Array.of(1, 1, 3).buffer));
  values.set(new Uint8Array(Int32Array.from(numbers).buffer), 12);
  return loadGraphModel(
    io.fromMemory({
      format: 'graph-model',
      modelTopology: {
        node: [
          { name: 'video', op: 'Placeholder', attr: { dtype: float, shape: { shape: { dim } } } },
          ...sizes,
          { name: 'kernel', op: 'Const', attr: { dtype: float } },
          { name: 'weights', op: 'Const', attr: { dtype: float } },
          { name: 'pictures', op: 'Reshape', input: ['video', 'frame'], attr: { T: float } },
          {
            name: 'conv',
            op: 'Conv2D',
            input: ['pictures', 'kernel'],
            attr: {
              T: float,
              strides: ones,
              dilations: ones,
              padding: { s: btoa('VALID') },
              data_format: { s: btoa('NHWC') },
            },
          },
          { name: 'relu', op: 'Relu', input: ['conv'], attr: { T: float } },
          { name: 'means', op: 'Mean', input: ['relu', 'axes'], attr: keep },
          { name: 'series', op: 'Reshape', input: ['means', 'frames'], attr: { T: float } },
          { name: 'score', op: 'MatMul', input: ['series', 'weights'], attr: { T: float } },
        ],
        versions: { producer: 1 },
      },
      weightSpecs: [
        { name: 'kernel', shape: [1, 1, 1, 1], dtype: 'float32' },
        { name: 'weights', shape: [2, 1], dtype: 'float32' },
        { name: 'frame', shape: [4], dtype: 'int32' },
        { name: 'axes', shape: [2], dtype: 'int32' },
        { name: 'frames', shape: [2], dtype: 'int32' },
      ],
      weightData: values.buffer,
    }),
  );
}
