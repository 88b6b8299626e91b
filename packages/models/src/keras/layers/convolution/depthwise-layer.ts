import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { makeActivation } from '../base/make-activation.js';
import { singleShape } from '../base/single-shape.js';
import { ConvolutionLayer, type ConvolutionGeometry } from './convolution-layer.js';

/** Depthwise convolutions, with a pointwise one behind where there is a kernel for it. */
abstract class DepthwiseLayer extends ConvolutionLayer {
  protected abstract readonly separable: boolean;

  override build(inputShape: Shape | Shape[]): void {
    const channels = this.channelsOf(singleShape(inputShape));
    const depth = channels * this.number('depthMultiplier', 1);
    const filters = this.separable ? this.number('filters', 1) : depth;
    const size = this.numbers('kernelSize', this.axes, 1);
    this.makeWeight('depthwise_kernel', [...size, channels, depth / channels]);
    if (this.separable) this.makeWeight('pointwise_kernel', [...size.map(() => 1), depth, filters]);
    if (this.settings['useBias'] !== false) this.makeWeight('bias', [filters]);
    this.activation = makeActivation(this.settings['activation']);
    super.build(inputShape);
  }

  protected override convolve(x: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor {
    const { strides, padding, dilations } = geometry;
    // TensorFlow strides both axes alike; a line has no second one.
    const even: [number, number] = this.axes === 1 ? [strides[1], strides[1]] : strides;
    const deep = tf.depthwiseConv2d(
      x,
      this.kernel('depthwise_kernel'),
      even,
      padding,
      'NHWC',
      dilations,
    );
    return this.separable ? tf.conv2d(deep, this.kernel('pointwise_kernel'), 1, 'valid') : deep;
  }
}

/** DepthwiseConv1D. */
export class DepthwiseConv1DLayer extends DepthwiseLayer {
  static override className = 'gradcam>DepthwiseConv1D';
  protected override readonly separable = false;
}

/** DepthwiseConv2D with a dilation, which tfjs-layers drops. */
export class DepthwiseConv2DLayer extends DepthwiseLayer {
  static override className = 'gradcam>DepthwiseConv2D';
  protected override readonly separable = false;
}

/** SeparableConv1D. */
export class SeparableConv1DLayer extends DepthwiseLayer {
  static override className = 'gradcam>SeparableConv1D';
  protected override readonly separable = true;
}
