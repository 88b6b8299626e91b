import * as tf from '@tensorflow/tfjs-core';
import { initializers, layers, type Shape } from '@tensorflow/tfjs-layers';
import type { JsonObject } from '../../config/json.js';
import { makeActivation, type ActivationLike } from '../base/make-activation.js';
import { singleShape } from '../base/single-shape.js';

type Weight = ReturnType<layers.Layer['addWeight']>;

/** A step of a GRU with `reset_after`, as Keras has it by default: the reset gate acts after the product with the recurrent kernel. */
export class GruCell extends layers.RNNCell {
  static className = 'gradcam>GRUCell';
  readonly stateSize: number;
  private readonly settings: JsonObject;
  private readonly activation: ActivationLike | undefined;
  private readonly recurrentActivation: ActivationLike | undefined;
  private kernel: Weight | undefined;
  private recurrentKernel: Weight | undefined;
  private bias: Weight | undefined;

  constructor(settings: JsonObject) {
    super();
    this.settings = settings;
    this.stateSize = Number(settings['units']);
    this.activation = makeActivation(settings['activation'] ?? 'tanh');
    this.recurrentActivation = makeActivation(settings['recurrentActivation'] ?? 'sigmoid');
  }

  override getClassName(): string {
    return 'GRUCell';
  }

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    const inputs = shape[shape.length - 1] ?? 1;
    const gates = 3 * this.stateSize;
    const zeros = initializers.zeros();
    this.kernel = this.addWeight('kernel', [inputs, gates], 'float32', zeros);
    this.recurrentKernel = this.addWeight(
      'recurrent_kernel',
      [this.stateSize, gates],
      'float32',
      zeros,
    );
    if (this.settings['useBias'] !== false)
      this.bias = this.addWeight('bias', [2, gates], 'float32', zeros);
    this.built = true;
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor[] {
    const [x, state] = Array.isArray(inputs) ? inputs : [inputs];
    if (
      x === undefined ||
      state === undefined ||
      this.kernel === undefined ||
      this.recurrentKernel === undefined
    )
      throw new RangeError(`the cell "${this.name}" has no state`);
    const kernels = [this.kernel.read(), this.recurrentKernel.read()];
    return tf.tidy(() => {
      const [kernel, recurrentKernel] = kernels;
      const biases = this.bias === undefined ? [] : tf.unstack(this.bias.read());
      const [xUpdate, xReset, xNew] = gates(x, kernel, biases[0]);
      const [hUpdate, hReset, hNew] = gates(state, recurrentKernel, biases[1]);
      const update = apply(this.recurrentActivation, tf.add(xUpdate, hUpdate));
      const reset = apply(this.recurrentActivation, tf.add(xReset, hReset));
      const candidate = apply(this.activation, tf.add(xNew, tf.mul(reset, hNew)));
      const next = tf.add(tf.mul(update, state), tf.mul(tf.sub(1, update), candidate));
      return [next, next];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    // Border to tfjs-layers: a configuration from a file is what it calls a dictionary.
    return { ...(this.settings as tf.serialization.ConfigDict), ...super.getConfig() };
  }
}

/** Update, reset and new, in Keras' order. */
function gates(
  x: tf.Tensor,
  kernel: tf.Tensor | undefined,
  bias: tf.Tensor | undefined,
): readonly [tf.Tensor, tf.Tensor, tf.Tensor] {
  if (kernel === undefined) throw new RangeError('a GRU has kernels');
  const product = tf.matMul(x, kernel);
  const parts = tf.split(bias === undefined ? product : tf.add(product, bias), 3, 1);
  const [update, reset, fresh] = parts;
  if (update === undefined || reset === undefined || fresh === undefined)
    throw new RangeError('a GRU has three gates');
  return [update, reset, fresh];
}

function apply(activation: ActivationLike | undefined, x: tf.Tensor): tf.Tensor {
  return activation === undefined ? x : activation.apply(x);
}
