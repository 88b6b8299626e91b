import * as tf from '@tensorflow/tfjs-core';
import { KerasLayer, type CallArguments, type KerasLayerClass } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';

type Pool = (x: tf.Tensor, axes: number[], keepDims: boolean) => tf.Tensor;

/** Global pooling over one, two or three axes; a mean over time leaves out what a mask hides. */
abstract class GlobalPoolingLayer extends KerasLayer {
  protected abstract readonly pool: Pool;

  protected override compute(inputs: readonly tf.Tensor[], named: CallArguments): tf.Tensor {
    const x = onlyInput(this, inputs);
    const every = x.shape.map((_, axis) => axis);
    const axes = this.channelsFirst ? every.slice(2) : every.slice(1, -1);
    const keep = this.settings['keepdims'] === true;
    const mask: unknown = named['mask'];
    return mask instanceof tf.Tensor && this.settings['masked'] === true
      ? maskedMean(x, mask as tf.Tensor, axes, keep)
      : this.pool(x, axes, keep);
  }
}

function maskedMean(x: tf.Tensor, mask: tf.Tensor, axes: number[], keep: boolean): tf.Tensor {
  const [axis = 1] = axes;
  const shape = x.shape.map((size, index) => (index === 0 || index === axis ? size : 1));
  const seen = tf.reshape(tf.cast(mask, 'float32'), shape);
  return tf.div(tf.sum(tf.mul(x, seen), axes, keep), tf.sum(seen, axes, keep));
}

function globalPooling(className: string, compute: Pool): KerasLayerClass {
  return class extends GlobalPoolingLayer {
    static override className = className;
    protected override readonly pool = compute;
  };
}

/** The classes of global pooling. */
export const globalPoolingLayers: readonly KerasLayerClass[] = [1, 2, 3].flatMap((axes) => [
  globalPooling(`gradcam>GlobalAveragePooling${axes}D`, tf.mean),
  globalPooling(`gradcam>GlobalMaxPooling${axes}D`, tf.max),
]);
