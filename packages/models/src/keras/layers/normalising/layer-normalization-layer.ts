import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';
import { singleShape } from '../base/single-shape.js';

/** LayerNormalization over one or more axes, whatever the number of all axes: that of tfjs-layers ends at four. */
export class LayerNormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>LayerNormalization';
  private axes: number[] = [];

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    this.axes = this.numbers('axis', 1, -1).map((axis) => (axis < 0 ? axis + shape.length : axis));
    const sizes = this.axes.map((axis) => shape[axis] ?? 1);
    if (this.settings['scale'] !== false) this.makeWeight('gamma', sizes);
    if (this.settings['center'] !== false) this.makeWeight('beta', sizes);
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const centred = tf.sub(x, tf.mean(x, this.axes, true));
    const variance = tf.mean(tf.square(centred), this.axes, true);
    const normal = tf.mul(centred, tf.rsqrt(tf.add(variance, this.number('epsilon', 1e-3))));
    const along = x.shape.map((size, axis) => (this.axes.includes(axis) ? size : 1));
    const gamma = this.weight('gamma');
    const beta = this.weight('beta');
    const wide = gamma === undefined ? normal : tf.mul(normal, tf.reshape(gamma, along));
    return beta === undefined ? wide : tf.add(wide, tf.reshape(beta, along));
  }
}
