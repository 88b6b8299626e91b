import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';
import { singleShape } from '../base/single-shape.js';

/** GroupNormalization: channels in groups, each group of a sample by its own mean and variance. */
export class GroupNormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>GroupNormalization';
  private axis = -1;

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    const axis = this.number('axis', -1);
    this.axis = axis < 0 ? axis + shape.length : axis;
    const channels = shape[this.axis] ?? 1;
    if (this.settings['scale'] !== false) this.makeWeight('gamma', [channels]);
    if (this.settings['center'] !== false) this.makeWeight('beta', [channels]);
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const channels = x.shape[this.axis] ?? 1;
    const asked = this.number('groups', 32);
    const groups = asked === -1 ? channels : asked;
    const split = [...x.shape];
    split.splice(this.axis, 1, groups, channels / groups);
    const grouped = tf.reshape(x, split);
    const axes = split.map((_, axis) => axis).filter((axis) => axis !== 0 && axis !== this.axis);
    const centred = tf.sub(grouped, tf.mean(grouped, axes, true));
    const variance = tf.mean(tf.square(centred), axes, true);
    const scaled = tf.mul(centred, tf.rsqrt(tf.add(variance, this.number('epsilon', 1e-3))));
    const normal = tf.reshape(scaled, x.shape);
    const along = x.shape.map((size, axis) => (axis === this.axis ? size : 1));
    const gamma = this.weight('gamma');
    const beta = this.weight('beta');
    const wide = gamma === undefined ? normal : tf.mul(normal, tf.reshape(gamma, along));
    return beta === undefined ? wide : tf.add(wide, tf.reshape(beta, along));
  }
}
