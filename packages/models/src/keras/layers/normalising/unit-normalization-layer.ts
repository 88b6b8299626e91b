import * as tf from '@tensorflow/tfjs-core';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';

/** UnitNormalization: to length one along its axes. */
export class UnitNormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>UnitNormalization';

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const squares = tf.sum(tf.square(x), this.numbers('axis', 1, -1), true);
    return tf.mul(x, tf.rsqrt(tf.maximum(squares, 1e-12)));
  }
}
