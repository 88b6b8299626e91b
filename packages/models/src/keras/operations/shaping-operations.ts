import * as tf from '@tensorflow/tfjs-core';
import { textOf } from '../config/json.js';
import { asTensor, asTensors, axesOf, type Operation } from './operation.js';
import { contract } from './contract.js';
import { getItem } from './get-item.js';
import { resizeLikeKeras } from './resize-like-keras.js';

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value : [value]).map(Number);

/** Operations that move numbers about, and products along axes. */
export const shapingOperations: Readonly<Record<string, Operation>> = {
  Reshape: ([x], { newshape }) => tf.reshape(asTensor(x), numbers(newshape)),
  Transpose: ([x], { axes }) => tf.transpose(asTensor(x), axesOf(axes)),
  ExpandDims: ([x], { axis }) =>
    numbers(axis ?? -1).reduce((result, place) => tf.expandDims(result, place), asTensor(x)),
  Squeeze: ([x], { axis }) =>
    tf.squeeze(
      asTensor(x),
      axesOf(axis)?.map((place) => fromStart(place, asTensor(x))),
    ),
  Concatenate: ([xs], { axis }) =>
    tf.concat(asTensors(xs), fromStart(Number(axis ?? -1), asTensors(xs)[0])),
  Stack: ([xs], { axis }) =>
    tf.stack(asTensors(xs), stackAxis(Number(axis ?? 0), asTensors(xs)[0])),
  Split: ([x], { indicesOrSections: parts, sizes: lengths, axis }) => {
    const values = asTensor(x);
    const place = fromStart(Number(axis ?? 0), values);
    return tf.split(
      values,
      lengths === undefined ? sizes(parts, values.shape[place] ?? 0) : sizesOf(lengths),
      place,
    );
  },
  GetItem: ([x, places]) => getItem(asTensor(x), places),
  Flip: ([x], { axis }) => tf.reverse(asTensor(x), axesOf(axis)),
  Tile: ([x], { repeats }) => tf.tile(asTensor(x), numbers(repeats)),
  Pad: ([x], { padWidth: width, constantValues: value }) =>
    tf.pad(asTensor(x), (Array.isArray(width) ? width : []).map(pair), Number(value ?? 0)),
  Matmul: ([a, b], { transposeA: left, transposeB: right }) =>
    tf.matMul(asTensor(a), asTensor(b), left === true, right === true),
  Einsum: (values, { subscripts }) =>
    contract(textOf(subscripts), asTensor(values[0]), asTensor(values[1])),
  Resize: ([x], { size, interpolation }) =>
    resizeLikeKeras(asTensor(x), numbers(size), textOf(interpolation, 'bilinear')),
};

function pair(width: unknown): [number, number] {
  const [before = 0, after = 0] = numbers(width);
  return [before, after];
}

function fromStart(axis: number, x: tf.Tensor | undefined): number {
  return axis < 0 ? axis + (x?.rank ?? 0) : axis;
}

/** The result of a stack has an axis more. */
function stackAxis(axis: number, x: tf.Tensor | undefined): number {
  return axis < 0 ? axis + (x?.rank ?? 0) + 1 : axis;
}

/** TensorFlow's numbers are sizes; one number says into how many parts. */
function sizesOf(lengths: unknown): number | number[] {
  return Array.isArray(lengths) ? numbers(lengths) : Number(lengths);
}

/** Keras' numbers say where to cut; one number says into how many parts. */
function sizes(parts: unknown, length: number): number | number[] {
  if (!Array.isArray(parts)) return Number(parts);
  const ends = [...numbers(parts), length];
  return ends.map((end, index) => end - (ends[index - 1] ?? 0));
}
