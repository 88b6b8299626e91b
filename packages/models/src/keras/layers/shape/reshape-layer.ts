import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { KerasLayer } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';
import { singleShape } from '../base/single-shape.js';

/** Reshape with a size that follows from the others: tfjs-layers leaves it open, and a Flatten or Dense behind it fails. */
export class ReshapeLayer extends KerasLayer {
  static override className = 'gradcam>Reshape';

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch = null, ...sizes] = singleShape(inputShape);
    const target = this.numbers('targetShape', 1, -1);
    const count = sizes.reduce<number | null>(
      (product, size) => (product === null || size === null ? null : product * size),
      1,
    );
    const known = target.reduce((product, size) => (size === -1 ? product : product * size), 1);
    const found = count === null ? null : count / known;
    return [batch, ...target.map((size) => (size === -1 ? found : size))];
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    return tf.reshape(x, [...x.shape.slice(0, 1), ...this.numbers('targetShape', 1, -1)]);
  }
}
