import * as tf from '@tensorflow/tfjs-core';

type Activate = (x: tf.Tensor) => tf.Tensor;

/** An activation as tfjs-layers registers it. */
export interface ActivationClass {
  new (): tf.serialization.Serializable & { apply: Activate };
  readonly className: string;
  fromConfig: tf.serialization.FromConfigMethod<tf.serialization.Serializable>;
}

/** Keras' activations that tfjs-layers lacks, or has as another function; the name after the dot is what a layer is judged by. */
export const activations: readonly ActivationClass[] = [
  activation('gradcam.exponential', tf.exp),
  activation('gradcam.leakyRelu', (x) => tf.leakyRelu(x, 0.2)),
  // Keras 3: relu6(x + 3) / 6. Keras 2, and tfjs-layers under the plain name: 0.2 x + 0.5 between 0 and 1.
  activation('gradcam.hardSigmoid', hardSigmoid),
  activation('gradcam.hardSilu', (x) => tf.mul(x, hardSigmoid(x))),
  activation('gradcam.geluTanh', (x) => {
    const inner = tf.mul(
      Math.sqrt(2 / Math.PI),
      tf.add(x, tf.mul(0.044715, tf.mul(x, tf.square(x)))),
    );
    return tf.mul(tf.mul(0.5, x), tf.add(1, tf.tanh(inner)));
  }),
  activation('gradcam.celu', tf.elu),
  activation('gradcam.hardTanh', (x) => tf.clipByValue(x, -1, 1)),
  activation('gradcam.logSigmoid', (x) => tf.neg(tf.softplus(tf.neg(x)))),
  activation('gradcam.squareplus', (x) => tf.mul(0.5, tf.add(x, tf.sqrt(tf.add(tf.square(x), 4))))),
  activation('gradcam.softShrink', (x) =>
    tf.sub(tf.relu(tf.sub(x, 0.5)), tf.relu(tf.sub(tf.neg(x), 0.5))),
  ),
  activation('gradcam.hardShrink', (x) => tf.where(tf.greater(tf.abs(x), 0.5), x, tf.zerosLike(x))),
  activation('gradcam.tanhShrink', (x) => tf.sub(x, tf.tanh(x))),
];

function hardSigmoid(x: tf.Tensor): tf.Tensor {
  return tf.div(tf.clipByValue(tf.add(x, 3), 0, 6), 6);
}

function activation(className: string, compute: Activate): ActivationClass {
  return class extends tf.serialization.Serializable {
    static className = className;

    getConfig(): tf.serialization.ConfigDict {
      return {};
    }

    apply(x: tf.Tensor): tf.Tensor {
      return tf.tidy(() => compute(x));
    }
  };
}
