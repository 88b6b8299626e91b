import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { onlyInput } from '../base/only-input.js';
import { SameShapeLayer } from '../base/same-shape-layer.js';
import { singleShape } from '../base/single-shape.js';

/** Keras' least standard deviation. */
const epsilon = 1e-7;

/** Normalization: `(x - mean) / std` along its axes, by what the layer was adapted to or given; the reverse with `invert`. */
export class NormalizationLayer extends SameShapeLayer {
  static override className = 'gradcam>Normalization';
  private broadcast: number[] = [];

  override build(inputShape: Shape | Shape[]): void {
    const shape = singleShape(inputShape);
    const axes =
      this.settings['axis'] === null
        ? []
        : this.numbers('axis', 1, -1).map((axis) => (axis < 0 ? axis + shape.length : axis));
    this.broadcast = shape.map((size, axis) => (axes.includes(axis) ? (size ?? 1) : 1));
    if (this.settings['mean'] == null) {
      const kept = axes.map((axis) => shape[axis] ?? 1);
      this.makeWeight('mean', kept);
      this.makeWeight('variance', kept);
    }
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = tf.cast(onlyInput(this, inputs), 'float32');
    const mean = this.moment('mean', x.rank);
    const deviation = tf.maximum(tf.sqrt(this.moment('variance', x.rank)), epsilon);
    return this.settings['invert'] === true
      ? tf.add(mean, tf.mul(x, deviation))
      : tf.div(tf.sub(x, mean), deviation);
  }

  private moment(key: 'mean' | 'variance', rank: number): tf.Tensor {
    const weight = this.weight(key);
    if (weight !== undefined) return tf.reshape(weight, this.broadcast);
    // Border to the file: numbers, nested as the axes are.
    const given = tf.tensor(this.settings[key] as number | number[]);
    const size = this.broadcast.reduce((product, length) => product * length, 1);
    return given.size === size
      ? tf.reshape(given, this.broadcast)
      : tf.reshape(given, [
          ...Array<number>(Math.max(0, rank - given.rank)).fill(1),
          ...given.shape,
        ]);
  }
}
