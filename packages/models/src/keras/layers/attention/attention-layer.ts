import type * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { KerasLayer } from '../base/keras-layer.js';
import { attend } from './attend.js';

/** Attention by dot products, of query, value and key. */
export class AttentionLayer extends KerasLayer {
  static override className = 'gradcam>Attention';

  override build(inputShape: Shape | Shape[]): void {
    if (this.settings['useScale'] === true) this.makeWeight('scale', []);
    super.build(inputShape);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const [query, value = query, key = value] = inputs;
    if (query === undefined || value === undefined || key === undefined)
      throw new RangeError(`the layer "${this.name}" has no query`);
    return attend(query, key, value, {
      scale: this.weight('scale') ?? 1,
      causal: this.settings['useCausalMask'] === true,
    });
  }
}
