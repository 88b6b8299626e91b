import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';
import { singleShape } from '../base/single-shape.js';

/** RMSNormalization: `x / sqrt(mean(x²) + epsilon) * scale`. */
export class RmsNormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>RMSNormalization';

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    this.makeWeight(
      'scale',
      this.axesOf(shape.length).map((axis) => shape[axis] ?? 1),
    );
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const axes = this.axesOf(x.rank);
    const power = tf.mean(tf.square(x), axes, true);
    const normal = tf.mul(x, tf.rsqrt(tf.add(power, this.number('epsilon', 1e-6))));
    const scale = this.weight('scale');
    if (scale === undefined) return normal;
    const along = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1));
    return tf.mul(normal, tf.reshape(scale, along));
  }

  private axesOf(rank: number): number[] {
    return this.numbers('axis', 1, -1).map((axis) => (axis < 0 ? axis + rank : axis));
  }
}
