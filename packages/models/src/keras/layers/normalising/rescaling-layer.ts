import * as tf from '@tensorflow/tfjs-core';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';

/** Rescaling with separate numbers for each channel: `x scale + offset`. */
export class RescalingLayer extends SameShapeLayer {
  static override className = 'gradcam>Rescaling';

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = tf.cast(onlyInput(this, inputs), 'float32');
    return tf.add(tf.mul(x, this.vector('scale', 1)), this.vector('offset', 0));
  }

  private vector(key: string, otherwise: number): tf.Tensor {
    const value = this.settings[key];
    return Array.isArray(value)
      ? tf.tensor1d(value.map(Number))
      : tf.scalar(this.number(key, otherwise));
  }
}
