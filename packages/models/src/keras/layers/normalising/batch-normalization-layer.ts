import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';
import { singleShape } from '../base/single-shape.js';

/** BatchNormalization of the last axis by the moments of training, whatever the number of axes: that of tfjs-layers ends at four. */
export class BatchNormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>BatchNormalization';

  override build(inputShape: Shape | Shape[]): void {
    const channels = singleShape(inputShape).at(-1) ?? 1;
    if (this.settings['scale'] !== false) this.makeWeight('gamma', [channels]);
    if (this.settings['center'] !== false) this.makeWeight('beta', [channels]);
    this.makeWeight('moving_mean', [channels]);
    this.makeWeight('moving_variance', [channels]);
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const mean = this.weight('moving_mean');
    const variance = this.weight('moving_variance');
    if (mean === undefined || variance === undefined)
      throw new RangeError(`the layer "${this.name}" is not built`);
    const [last = 1] = x.shape.slice(-1);
    const wide = x.rank === 4 ? x : tf.reshape(x, [-1, 1, 1, last]);
    const normal = tf.batchNorm(
      wide,
      vector(mean),
      vector(variance),
      optionalVector(this.weight('beta')),
      optionalVector(this.weight('gamma')),
      this.number('epsilon', 1e-3),
    );
    return tf.reshape(normal, x.shape);
  }
}

/** A weight as the vector that it is, for the types. */
function vector(weight: tf.Tensor): tf.Tensor1D {
  return tf.reshape(weight, [weight.size]);
}

function optionalVector(weight: tf.Tensor | undefined): tf.Tensor1D | undefined {
  return weight === undefined ? undefined : vector(weight);
}
