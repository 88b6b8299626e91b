import * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { filled, type ForwardCase } from '../forward-case.js';
import { dtypes, shapes } from '../shapes.js';

/** Ops along each axis of each shape. */
const eachAxis: readonly ForwardCase[] = shapes.flatMap((shape) =>
  dtypes.flatMap((dtype) =>
    shape.flatMap((size, axis): ForwardCase[] => {
      const x = (seed = 1): Tensor => filled(shape, seed, dtype);
      const name = `${dtype} [${shape.join()}], axis ${axis}`;
      const longer = shape.map((each, at) => (at === axis ? each + 1 : each));
      const rest = (value: number, other: number) =>
        shape.map((_, at) => (at === axis ? value : other));
      return [
        {
          kernel: 'Concat',
          name,
          run: () => tfjs.concat([x(1), filled(longer, 2, dtype), x(3)], axis),
        },
        { kernel: 'Pack', name, run: () => tfjs.stack([x(1), x(2)], axis) },
        {
          kernel: 'Unpack',
          name,
          run: () => tfjs.stack(tfjs.unstack(x(), axis).reverse(), 0),
        },
        {
          kernel: 'SplitV',
          name,
          run: () =>
            tfjs.concat(
              tfjs
                .split(
                  x(),
                  [1, size - 1].filter((part) => part > 0),
                  axis,
                )
                .reverse(),
              axis,
            ),
        },
        {
          kernel: 'Slice',
          name,
          run: () =>
            tfjs.slice(x(), rest(Math.min(1, size - 1), 0), rest(size - Math.min(1, size - 1), -1)),
        },
        {
          kernel: 'StridedSlice',
          name,
          run: () => tfjs.stridedSlice(x(), rest(0, 0), [...shape], rest(2, 1)),
        },
        {
          kernel: 'StridedSlice',
          name: `${name}, backwards`,
          run: () => tfjs.stridedSlice(x(), rest(-1, 0), [...shape], rest(-1, 1), 0, 2 ** axis),
        },
        {
          kernel: 'StridedSlice',
          name: `${name}, dropped`,
          run: () =>
            tfjs.stridedSlice(
              x(),
              rest(size - 1, 0),
              [...shape],
              rest(1, 1),
              0,
              0,
              0,
              0,
              2 ** axis,
            ),
        },
        {
          kernel: 'Tile',
          name,
          run: () => tfjs.tile(x(), rest(3, 1)),
        },
        { kernel: 'Reverse', name, run: () => tfjs.reverse(x(), axis) },
        {
          kernel: 'GatherV2',
          name,
          run: () => tfjs.gather(x(), tfjs.tensor1d([size - 1, 0, size - 1], 'int32'), axis),
        },
        {
          kernel: 'GatherV2',
          name: `${name}, a table`,
          run: () =>
            tfjs.gather(x(), tfjs.tensor2d([size - 1, 0, 0, size - 1], [2, 2], 'int32'), axis),
        },
        {
          kernel: 'ExpandDims',
          name,
          run: () => tfjs.mul(tfjs.cast(tfjs.expandDims(x(), axis), 'float32'), 1),
        },
        {
          kernel: 'BroadcastTo',
          name,
          run: () =>
            tfjs.broadcastTo(
              filled(
                rest(1, 0).map((one, at) => (one === 1 ? 1 : (shape[at] ?? 1))),
                1,
                dtype,
              ),
              [...shape],
            ),
        },
      ];
    }),
  ),
);

/** The same axes, counted from the last, as a converter leaves them in a graph. */
const eachAxisFromTheLast: readonly ForwardCase[] = shapes.flatMap((shape) =>
  shape.flatMap((size, index): ForwardCase[] => {
    const axis = index - shape.length;
    const x = (seed = 1): Tensor => filled(shape, seed);
    const name = `float32 [${shape.join()}], axis ${axis}`;
    const parts = [1, size - 1].filter((part) => part > 0);
    return [
      { kernel: 'Concat', name, run: () => tfjs.concat([x(1), x(2)], axis) },
      { kernel: 'Pack', name, run: () => tfjs.stack([x(1), x(2)], axis) },
      { kernel: 'Unpack', name, run: () => tfjs.stack(tfjs.unstack(x(), axis).reverse(), 0) },
      {
        kernel: 'SplitV',
        name,
        run: () => tfjs.concat(tfjs.split(x(), parts, axis).reverse(), axis),
      },
      {
        kernel: 'GatherV2',
        name,
        run: () => tfjs.gather(x(), tfjs.tensor1d([size - 1, 0, size - 1], 'int32'), axis),
      },
      { kernel: 'ExpandDims', name, run: () => tfjs.mul(tfjs.expandDims(x(), axis), 1) },
    ];
  }),
);

/** Ops that join, split or pick along one axis. */
export const axisCases: readonly ForwardCase[] = [
  ...eachAxis,
  ...eachAxisFromTheLast,
  {
    // Numbers that a GPU has, and more of them than one leaves to JavaScript.
    kernel: 'Tile',
    name: 'float32 [1,4,1,16,1,32], as Keras 3 enlarges a picture',
    run: () => tfjs.tile(tfjs.relu(filled([1, 4, 1, 16, 1, 32], 1)), [1, 1, 2, 1, 2, 1]),
  },
];
