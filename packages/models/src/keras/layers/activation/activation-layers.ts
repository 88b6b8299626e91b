import * as tf from '@tensorflow/tfjs-core';
import { operations } from '../../operations/operations.js';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';

/** ReLU with a slope below and a threshold: `x` above the threshold, `slope (x - threshold)` below, at most `max_value`. */
export class ReluLayer extends SameShapeLayer {
  static override className = 'gradcam>ReLU';

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const threshold = this.number('threshold', 0);
    const slope = this.number('negativeSlope', 0);
    const most = this.settings['maxValue'];
    const above = tf.mul(x, tf.cast(tf.greaterEqual(x, threshold), 'float32'));
    const bounded = typeof most === 'number' ? tf.minimum(above, most) : above;
    if (slope === 0) return bounded;
    return tf.add(bounded, tf.mul(slope, tf.minimum(tf.sub(x, threshold), 0)));
  }
}

/** ELU with its own factor below zero: `alpha (exp(x) - 1)`. */
export class EluLayer extends SameShapeLayer {
  static override className = 'gradcam>ELU';

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const below = tf.mul(this.number('alpha', 1), tf.minimum(tf.elu(x), 0));
    return tf.add(tf.relu(x), below);
  }
}

/** Softmax along another axis than the last, or along several. */
export class SoftmaxLayer extends SameShapeLayer {
  static override className = 'gradcam>Softmax';

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const axes = this.numbers('axis', 1, -1);
    if (axes.length > 1) return tf.exp(tf.sub(x, tf.logSumExp(x, axes, true)));
    const [axis = -1] = axes;
    const softmax = operations['Softmax']?.([x], { axis });
    if (!(softmax instanceof tf.Tensor)) throw new RangeError('softmax gives one tensor');
    return softmax;
  }
}
