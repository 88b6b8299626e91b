import * as tf from '@tensorflow/tfjs-core';

/**
 * Counts the bytes that a backend holds: tensors that share their numbers, as clones do, count once, which `tf.memory()` does not know.
 * @param {object} backend of TensorFlow.js, on which nothing else is done meanwhile
 * @returns {{ now: number, most: number }} what is held now, and the most since `most` was set
 */
export function heldBytes({ dataIdMap }) {
  const counted = { now: 0, most: 0 };
  const bytes = ({ shape, dtype }) => tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype);
  const own = { set: dataIdMap.set.bind(dataIdMap), delete: dataIdMap.delete.bind(dataIdMap) };
  const add = (id, sign) => {
    if (dataIdMap.has(id)) counted.now += sign * bytes(dataIdMap.get(id));
    counted.most = Math.max(counted.most, counted.now);
  };
  dataIdMap.set = (id, value) => {
    add(id, -1);
    own.set(id, value);
    add(id, 1);
  };
  dataIdMap.delete = (id) => {
    add(id, -1);
    return own.delete(id);
  };
  return counted;
}

/**
 * Finds the most that is held while something is done, in bytes; what there is before does not count. It is done twice: the first time prepares what stays.
 * @param {{ now: number, most: number }} held by `heldBytes`
 * @param {() => Promise<unknown>} work
 */
export async function peakOf(held, work) {
  await work();
  const before = held.now;
  held.most = before;
  await work();
  return held.most - before;
}

/** Counts the bytes of what the layers of a model give from one of them on, each once, for one picture: what a backward pass has to know. */
export function bytesFrom({ layers }, name) {
  const first = layers.findIndex((layer) => layer.name === name);
  return layers.slice(first).reduce((sum, layer) => sum + bytesOf(layer), 0);
}

function bytesOf({ outputShape }) {
  return 4 * outputShape.slice(1).reduce((size, axis) => size * axis, 1);
}
