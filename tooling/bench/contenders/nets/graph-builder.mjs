import { seededNumbers } from './seeded-numbers.mjs';

/** What a graph says of numbers: the fields of TensorFlow's `AttrValue` as JSON. */
const float = { T: { type: 'DT_FLOAT' } };

/**
 * Collects the nodes and weights of a tf.GraphModel. `add` gives the name of a node, `weights` that of numbers drawn by a seed, `numbers` that of given ones, whole ones where `dtype` is 'int32'.
 */
export function graphBuilder() {
  const node = [];
  const weightSpecs = [];
  const parts = [];
  const constant = (name, values, shape, dtype) => {
    const type = dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT';
    const dim = shape.map((size) => ({ size: String(size) }));
    node.push({
      name,
      op: 'Const',
      attr: {
        dtype: { type },
        value: { tensor: { dtype: type, tensorShape: { dim } } },
      },
    });
    weightSpecs.push({ name, shape, dtype });
    parts.push(new Uint8Array(values.buffer));
    return name;
  };
  return {
    add: (name, op, input, attr = {}) => {
      node.push({ name, op, input, attr: { ...float, ...attr } });
      return name;
    },
    numbers: (name, values, dtype = 'float32') =>
      constant(
        name,
        dtype === 'int32' ? Int32Array.from(values) : Float32Array.from(values),
        [values.length],
        dtype,
      ),
    weights: (name, shape, scale) => {
      const count = shape.reduce((size, axis) => size * axis, 1);
      return constant(name, seededNumbers(count, parts.length + 1, scale), shape, 'float32');
    },
    /** The model as tf.io hands it to `loadGraphModel`. */
    artifacts: (outputs) => ({
      format: 'graph-model',
      modelTopology: { node, versions: { producer: 1 } },
      signature: { outputs: Object.fromEntries(outputs.map((name) => [name, { name }])) },
      weightSpecs,
      weightData: joined(parts),
    }),
  };
}

function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes.buffer;
}
