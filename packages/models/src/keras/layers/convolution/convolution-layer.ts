import * as tf from '@tensorflow/tfjs-core';
import { KerasLayer } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';

/** Computes one convolution of [B, H, W, C]. */
export interface ConvolutionGeometry {
  readonly strides: [number, number];
  readonly dilations: [number, number];
  readonly padding: 'same' | 'valid';
}

/**
 * The common part of convolutions of sequences and of pictures: they run on [B, H, W, C], a sequence as a picture one pixel high.
 *
 * The activation stays the layer's own, so that the logits of a fused softmax can be had.
 */
export abstract class ConvolutionLayer extends KerasLayer {
  /** Border to tfjs-layers: its own layers keep their activation under this name, and core reads it there. */
  protected activation: { apply(x: tf.Tensor): tf.Tensor } | undefined;

  /** 1 for lines, 2 for pictures. */
  protected get axes(): 1 | 2 {
    return this.getClassName().includes('1D') ? 1 : 2;
  }

  /** The convolution of [B, H, W, C], before bias and activation. */
  protected abstract convolve(x: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor;

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const last = this.channelsFirst ? toLast(x) : x;
    const wide = this.axes === 1 ? tf.expandDims(last, 1) : last;
    const padded = this.settings['padding'] === 'causal' ? this.padBefore(wide) : wide;
    // Border to tfjs: a tensor's rank is known when it runs.
    const convolved = this.convolve(padded as tf.Tensor4D, this.geometry());
    const output = this.axes === 1 ? tf.squeeze(convolved, [1]) : convolved;
    const bias = this.weight('bias');
    const biased = bias === undefined ? output : tf.add(output, bias);
    const activated = this.activation === undefined ? biased : this.activation.apply(biased);
    return this.channelsFirst ? toFirst(activated) : activated;
  }

  protected geometry(): ConvolutionGeometry {
    return {
      strides: this.pair('strides'),
      dilations: this.pair('dilationRate'),
      padding: this.settings['padding'] === 'same' ? 'same' : 'valid',
    };
  }

  /** Numbers for height and width; a line has a height of one. */
  protected pair(key: string, otherwise = 1): [number, number] {
    const values = this.numbers(key, this.axes, otherwise);
    const [first = otherwise, second = first] = values;
    return this.axes === 1 ? [otherwise === 0 ? 0 : 1, first] : [first, second];
  }

  /** The channels of an input. */
  protected channelsOf(shape: readonly (number | null)[]): number {
    return shape[this.channelsFirst ? 1 : shape.length - 1] ?? 1;
  }

  /** A kernel of lines as one of pictures. */
  protected kernel(name: string): tf.Tensor4D {
    const kernel = this.weight(name);
    if (kernel === undefined) throw new RangeError(`the layer "${this.name}" is not built`);
    // Border to tfjs: a tensor's rank is known when it runs.
    return (this.axes === 1 ? tf.expandDims(kernel, 0) : kernel) as tf.Tensor4D;
  }

  /** Causal: as many zeros before as the kernel reaches back. */
  private padBefore(x: tf.Tensor): tf.Tensor {
    const [, size] = this.pair('kernelSize');
    const [, rate] = this.pair('dilationRate');
    return tf.pad(x, [
      [0, 0],
      [0, 0],
      [(size - 1) * rate, 0],
      [0, 0],
    ]);
  }
}

function toLast(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, [0, ...x.shape.map((_, axis) => axis).slice(2), 1]);
}

function toFirst(x: tf.Tensor): tf.Tensor {
  return tf.transpose(x, [0, x.rank - 1, ...x.shape.map((_, axis) => axis).slice(1, -1)]);
}
