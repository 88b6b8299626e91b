import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { makeActivation } from '../base/make-activation.js';
import { singleShape } from '../base/single-shape.js';
import { ConvolutionLayer, type ConvolutionGeometry } from './convolution-layer.js';

/** Transposed convolutions of lines, and those of pictures with an output padding. */
class TransposedConvolutionLayer extends ConvolutionLayer {
  override build(inputShape: Shape | Shape[]): void {
    const channels = this.channelsOf(singleShape(inputShape));
    const filters = this.number('filters', 1);
    const size = this.numbers('kernelSize', this.axes, 1);
    this.makeWeight('kernel', [...size, filters, channels]);
    if (this.settings['useBias'] !== false) this.makeWeight('bias', [filters]);
    this.activation = makeActivation(this.settings['activation']);
    super.build(inputShape);
  }

  protected override convolve(x: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor {
    const { strides, padding } = geometry;
    const kernel = this.kernel('kernel');
    const extra =
      this.settings['outputPadding'] == null ? undefined : this.pair('outputPadding', 0);
    const length = (axis: 0 | 1): number => {
      const size = x.shape[axis + 1] ?? 0;
      const side = kernel.shape[axis];
      const stride = strides[axis];
      if (extra === undefined || (this.axes === 1 && axis === 0))
        return size * stride + (padding === 'valid' ? Math.max(side - stride, 0) : 0);
      const margin = padding === 'same' ? Math.floor(side / 2) : 0;
      return (size - 1) * stride + side - 2 * margin + extra[axis];
    };
    const shape: [number, number, number, number] = [
      x.shape[0],
      length(0),
      length(1),
      this.number('filters', 1),
    ];
    return tf.conv2dTranspose(x, kernel, shape, strides, padding);
  }
}

/** Conv1DTranspose. */
export class Conv1DTransposeLayer extends TransposedConvolutionLayer {
  static override className = 'gradcam>Conv1DTranspose';
}

/** Conv2DTranspose with an output padding. */
export class Conv2DTransposeLayer extends TransposedConvolutionLayer {
  static override className = 'gradcam>Conv2DTranspose';
}
