import type { GraphBuilder } from '../../build/graph-builder.js';
import type { Value } from '../../build/value.js';
import { applyAlong, applyTo } from './apply.js';

/** Adds the nodes of an activation to a value and gives the name of the result. */
type Activation = (builder: GraphBuilder, x: string) => string;

const one =
  (op: string): Activation =>
  (builder, x) =>
    builder.add(op, [x]);

/** The activations by the names of tfjs-layers, in lower case and without underscores. */
const activations: Readonly<Record<string, Activation>> = {
  linear: (_, x) => x,
  relu: one('Relu'),
  relu6: (builder, x) => builder.add('Clip', [x, builder.float(0), builder.float(6)]),
  elu: one('Elu'),
  selu: one('Selu'),
  sigmoid: one('Sigmoid'),
  hardsigmoid: one('HardSigmoid'),
  softplus: one('Softplus'),
  softsign: one('Softsign'),
  tanh: one('Tanh'),
  mish: one('Mish'),
  swish: (builder, x) => builder.add('Mul', [x, builder.add('Sigmoid', [x])]),
  gelu: (builder, x) => {
    const scaled = builder.add('Mul', [x, builder.float(Math.SQRT1_2)]);
    const sum = builder.add('Add', [builder.add('Erf', [scaled]), builder.float(1)]);
    return builder.add('Mul', [builder.add('Mul', [x, sum]), builder.float(0.5)]);
  },
  gelunew: (builder, x) => {
    const cube = builder.add('Mul', [builder.add('Mul', [x, x]), x]);
    const small = builder.add('Mul', [cube, builder.float(0.044715)]);
    const inner = builder.add('Mul', [
      builder.add('Add', [x, small]),
      builder.float(Math.sqrt(2 / Math.PI)),
    ]);
    const sum = builder.add('Add', [builder.add('Tanh', [inner]), builder.float(1)]);
    return builder.add('Mul', [builder.add('Mul', [x, sum]), builder.float(0.5)]);
  },
};

/**
 * Writes an activation.
 *
 * @param builder The file.
 * @param x The input.
 * @param name The activation as tfjs-layers or TensorFlow names it; undefined for none.
 * @returns The result; the input itself where there is none.
 * @throws `MODEL_UNSUPPORTED` for an activation that is not known.
 */
export function activate(builder: GraphBuilder, x: Value, name: string | undefined): Value {
  const key = (name ?? 'linear').toLowerCase().replaceAll('_', '');
  if (key === 'linear') return x;
  if (key === 'softmax') return applyAlong(builder, 'Softmax', x, -1);
  if (key === 'logsoftmax') return applyAlong(builder, 'LogSoftmax', x, -1);
  const activation = Object.hasOwn(activations, key) ? activations[key] : undefined;
  if (activation === undefined) return builder.refuse(`its activation is "${name ?? ''}"`);
  return applyTo(builder, x, (input) => activation(builder, input));
}
