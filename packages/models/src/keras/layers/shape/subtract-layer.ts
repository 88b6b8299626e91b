import * as tf from '@tensorflow/tfjs-core';
import { KerasLayer } from '../base/keras-layer.js';

/** Subtract: the first input less the second. */
export class SubtractLayer extends KerasLayer {
  static override className = 'gradcam>Subtract';

  protected override compute([first, second]: readonly tf.Tensor[]): tf.Tensor {
    if (first === undefined || second === undefined)
      throw new RangeError(`the layer "${this.name}" has two inputs`);
    return tf.sub(first, second);
  }
}
