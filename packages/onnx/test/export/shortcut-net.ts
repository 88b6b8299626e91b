import * as tf from '@tensorflow/tfjs-layers';

/**
 * Makes a net of two convolutions with their normalisations, a shortcut around the second, and classes.
 *
 * @returns The model; the caller disposes it.
 */
export function shortcutNet(): tf.LayersModel {
  const input = tf.input({ shape: [6, 6, 3], name: 'picture' });
  const apply = (layer: tf.layers.Layer, ...values: tf.SymbolicTensor[]) =>
    layer.apply(
      values.length === 1 ? (values.slice(0, 1)[0] ?? values) : values,
    ) as tf.SymbolicTensor;
  const convolution = (name: string, x: tf.SymbolicTensor) =>
    apply(
      tf.layers.batchNormalization({ name: `${name}_bn` }),
      apply(tf.layers.conv2d({ name, filters: 4, kernelSize: 3, padding: 'same' }), x),
    );
  const first = apply(tf.layers.reLU({ name: 'first_relu' }), convolution('first', input));
  const second = apply(tf.layers.add({ name: 'sum' }), convolution('second', first), first);
  const pooled = apply(tf.layers.globalAveragePooling2d({ name: 'pool' }), second);
  const classes = apply(
    tf.layers.dense({ name: 'classes', units: 3, activation: 'softmax' }),
    pooled,
  );
  return tf.model({ inputs: input, outputs: classes });
}
