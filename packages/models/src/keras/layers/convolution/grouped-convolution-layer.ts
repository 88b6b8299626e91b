import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { makeActivation } from '../base/make-activation.js';
import { singleShape } from '../base/single-shape.js';
import { ConvolutionLayer, type ConvolutionGeometry } from './convolution-layer.js';

/** Conv1D and Conv2D with groups, or causal: each group of channels has separate filters. */
class GroupedConvolutionLayer extends ConvolutionLayer {
  override build(inputShape: Shape | Shape[]): void {
    const channels = this.channelsOf(singleShape(inputShape));
    const filters = this.number('filters', 1);
    const size = this.numbers('kernelSize', this.axes, 1);
    this.makeWeight('kernel', [...size, channels / this.number('groups', 1), filters]);
    if (this.settings['useBias'] !== false) this.makeWeight('bias', [filters]);
    this.activation = makeActivation(this.settings['activation']);
    super.build(inputShape);
  }

  protected override convolve(x: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor {
    const { strides, padding, dilations } = geometry;
    const groups = this.number('groups', 1);
    const kernels = tf.split<tf.Tensor4D>(this.kernel('kernel'), groups, 3);
    const parts = tf.split<tf.Tensor4D>(x, groups, 3).map((part, index) => {
      const kernel = kernels[index];
      if (kernel === undefined) throw new RangeError('each group has a kernel');
      return tf.conv2d(part, kernel, strides, padding, 'NHWC', dilations);
    });
    return parts.length === 1 ? (parts[0] ?? x) : tf.concat(parts, 3);
  }
}

/** Conv1D with groups, or causal. */
export class Conv1DLayer extends GroupedConvolutionLayer {
  static override className = 'gradcam>Conv1D';
}

/** Conv2D with groups. */
export class Conv2DLayer extends GroupedConvolutionLayer {
  static override className = 'gradcam>Conv2D';
}
