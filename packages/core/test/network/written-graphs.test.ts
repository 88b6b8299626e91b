import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { dispose, setBackend, tensor3d, tensor4d, type Tensor } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { graphModelOf, windows } from '../../../testing/src/nets/written/graph-model-of.js';
import { gradCAM } from '../../src/index.js';

beforeAll(() => setBackend('cpu'));

type Model = Awaited<ReturnType<typeof graphModelOf>>;

async function expectMap(
  model: Model,
  x: Tensor,
  label: number,
  expected: { readonly shape: readonly number[]; readonly values: readonly number[] },
): Promise<void> {
  const { featureLayer, scoreMap } = await gradCAM(model, x, label, { outputUpsampling: 'none' });
  expect(featureLayer).toBe('relu');
  expect(scoreMap.shape).toEqual(expected.shape);
  const found = await scoreMap.data();
  expected.values.forEach((value, at) => {
    expect(found[at]).toBeCloseTo(value, 6);
  });
  // The features are as large as the input, over which the map is laid.
  const whole = await gradCAM(model, x, label);
  expect(whole.scoreMap.shape).toEqual(expected.shape);
  dispose([scoreMap, whole.scoreMap, x]);
  model.dispose();
}

const last = [0, 2, 3, 1];
const first = [0, 3, 1, 2];

/** A convolution whose two channels are the picture and its negative, averaged over space; channels come first, around it or in it. */
const channelsFirst = (isTransposed: boolean) =>
  graphModelOf({
    inputs: { x: [-1, 1, 2, 3] },
    constants: {
      kernel: { shape: [1, 1, 1, 2], values: [1, -1] },
      axes: { shape: [2], values: [2, 3], dtype: 'int32' },
      weights: { shape: [2, 2], values: [1, 0, 0, 1] },
      last: { shape: [4], values: last, dtype: 'int32' },
      first: { shape: [4], values: first, dtype: 'int32' },
    },
    nodes: isTransposed
      ? {
          turned: { op: 'Transpose', input: ['x', 'last'] },
          conv: { op: 'Conv2D', input: ['turned', 'kernel'], attr: windows(1) },
          back: { op: 'Transpose', input: ['conv', 'first'] },
          relu: { op: 'Relu', input: ['back'] },
          pool: { op: 'Mean', input: ['relu', 'axes'] },
          logits: { op: 'MatMul', input: ['pool', 'weights'] },
        }
      : {
          conv: {
            op: 'Conv2D',
            input: ['x', 'kernel'],
            attr: { ...windows(1), data_format: { s: btoa('NCHW') } },
          },
          relu: { op: 'Relu', input: ['conv'] },
          pool: { op: 'Mean', input: ['relu', 'axes'] },
          logits: { op: 'MatMul', input: ['pool', 'weights'] },
        },
    outputs: { logits: [-1, 2] },
  });

// By hand: each place has a sixth of the average.
const halves = [
  [1 / 6, 2 / 6, 3 / 6, 0, 0, 0],
  [0, 0, 0, 4 / 6, 5 / 6, 1],
];

it.each([
  { where: 'in a convolution', isTransposed: false },
  { where: 'around a convolution, as by way of ONNX', isTransposed: true },
])('channels that come first $where leave the map over space', async ({ isTransposed }) => {
  for (const [label, values] of halves.entries()) {
    const x = tensor4d([1, 2, 3, -4, -5, -6], [1, 1, 2, 3]);
    await expectMap(await channelsFirst(isTransposed), x, label, { shape: [1, 2, 3], values });
  }
});

/** A class for each position, where classes come first: relu of the picture and of its negative. */
const classesFirst = () =>
  graphModelOf({
    inputs: { x: [-1, 1, 2, 3] },
    constants: {
      kernel: { shape: [1, 1, 1, 2], values: [1, -1] },
      ones: { shape: [1, 1, 2, 3], values: [1, 0, 0, 0, 2, 0] },
      last: { shape: [4], values: last, dtype: 'int32' },
      first: { shape: [4], values: first, dtype: 'int32' },
    },
    nodes: {
      turned: { op: 'Transpose', input: ['x', 'last'] },
      conv: { op: 'Conv2D', input: ['turned', 'kernel'], attr: windows(1) },
      back: { op: 'Transpose', input: ['conv', 'first'] },
      relu: { op: 'Relu', input: ['back'] },
      turnedBack: { op: 'Transpose', input: ['relu', 'last'] },
      scores: { op: 'Conv2D', input: ['turnedBack', 'ones'], attr: windows(1) },
      classes: { op: 'Transpose', input: ['scores', 'first'] },
    },
    outputs: { classes: [-1, 3, 2, 3] },
  });

it('classes that come first are found where they are', async () => {
  // By hand: class 1 is twice the second channel, summed over six places.
  const x = tensor4d([1, 2, 3, -4, -5, -6], [1, 1, 2, 3]);
  const values = [0, 0, 0, 8, 10, 12];
  await expectMap(await classesFirst(), x, 1, { shape: [1, 2, 3], values });
});

/** The same over a signal, which is computed as a picture of one row. */
const signalFirst = () =>
  graphModelOf({
    inputs: { x: [-1, 1, 3] },
    constants: {
      kernel: { shape: [1, 1, 1, 2], values: [1, -1] },
      weights: { shape: [2, 2], values: [1, 0, 0, 1] },
      turn: { shape: [3], values: [0, 2, 1], dtype: 'int32' },
      one: { shape: [], values: [1], dtype: 'int32' },
      two: { shape: [1], values: [2], dtype: 'int32' },
    },
    nodes: {
      turned: { op: 'Transpose', input: ['x', 'turn'] },
      row: { op: 'ExpandDims', input: ['turned', 'one'] },
      conv: { op: 'Conv2D', input: ['row', 'kernel'], attr: windows(1) },
      signal: { op: 'Squeeze', input: ['conv'], attr: { squeeze_dims: { list: { i: ['1'] } } } },
      back: { op: 'Transpose', input: ['signal', 'turn'] },
      relu: { op: 'Relu', input: ['back'] },
      pool: { op: 'Mean', input: ['relu', 'two'] },
      logits: { op: 'MatMul', input: ['pool', 'weights'] },
    },
    outputs: { logits: [-1, 2] },
  });

it('channels that come first around a convolution over a signal leave the map over time', async () => {
  // By hand: each moment has a third of the average.
  const values = [1 / 3, 0, 1];
  const x = tensor3d([1, -2, 3], [1, 1, 3]);
  await expectMap(await signalFirst(), x, 0, { shape: [1, 3], values });
});

/** A score that counts features only where the picture is larger than 2: the comparison passes the feature layer by. */
const masked = () =>
  graphModelOf({
    inputs: { x: [-1, 2, 2, 1] },
    constants: {
      kernel: { shape: [1, 1, 1, 1], values: [2] },
      two: { shape: [], values: [2] },
      axes: { shape: [2], values: [1, 2], dtype: 'int32' },
    },
    nodes: {
      conv: { op: 'Conv2D', input: ['x', 'kernel'], attr: windows(1) },
      relu: { op: 'Relu', input: ['conv'] },
      isLarge: { op: 'Greater', input: ['x', 'two'] },
      none: { op: 'ZerosLike', input: ['relu'] },
      large: { op: 'Select', input: ['isLarge', 'relu', 'none'] },
      mean: { op: 'Mean', input: ['large', 'axes'] },
    },
    outputs: { mean: [-1, 1] },
  });

it('a comparison of the input that the head reads is computed again, for it cannot be fed', async () => {
  // By hand: a quarter of the gradient at each of the two places, so the mean is an eighth.
  const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  await expectMap(await masked(), x, 0, { shape: [1, 2, 2], values: [0.25, 0.5, 0.75, 1] });
});
