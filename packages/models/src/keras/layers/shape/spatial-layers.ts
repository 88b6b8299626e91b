import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { resizeLikeKeras } from '../../operations/resize-like-keras.js';
import { KerasLayer, type KerasLayerClass } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';
import { singleShape } from '../base/single-shape.js';

type Pair = [number, number];

/** Layers that pad, crop or repeat along the axes of space. */
abstract class SpatialLayer extends KerasLayer {
  /** Gives the size of the output along an axis of space, the first of which has the index 0. */
  protected abstract sizeOf(size: number, index: number, space: readonly number[]): number;

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const shape = singleShape(inputShape);
    const space = this.spaceOf(shape);
    return shape.map((size, axis) =>
      size === null || !space.includes(axis) ? size : this.sizeOf(size, space.indexOf(axis), space),
    );
  }

  /** The axes of space of an input. */
  protected spaceOf(shape: Shape): number[] {
    const every = shape.map((_, axis) => axis);
    return this.channelsFirst ? every.slice(2) : every.slice(1, -1);
  }

  /** Reads the margins before and after along each axis: one number, one for each axis, or two for each. */
  protected margins(key: string, space: readonly number[]): Pair[] {
    const value = this.settings[key] ?? 1;
    const list: readonly unknown[] = Array.isArray(value) ? value : space.map(() => value);
    // Along one axis the two numbers stand without a list around them.
    const margins = space.length === 1 && list.length === 2 ? [list] : list;
    return space.map((_, index) => {
      const margin = margins[index];
      const [before = 0, behind = before] = Array.isArray(margin)
        ? margin.map(Number)
        : [Number(margin)];
      return [before, behind];
    });
  }

  /** The same margins for every axis of an input. */
  protected allMargins(key: string, x: tf.Tensor): Pair[] {
    const space = this.spaceOf(x.shape);
    const margins = this.margins(key, space);
    return x.shape.map((_, axis) => margins[space.indexOf(axis)] ?? [0, 0]);
  }
}

/** ZeroPadding of lines and volumes. */
class ZeroPaddingLayer extends SpatialLayer {
  protected override sizeOf(size: number, index: number, space: readonly number[]): number {
    const [before, behind] = this.margins('padding', space)[index] ?? [0, 0];
    return size + before + behind;
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    return tf.pad(x, this.allMargins('padding', x));
  }
}

/** Cropping of lines and volumes. */
class CroppingLayer extends SpatialLayer {
  protected override sizeOf(size: number, index: number, space: readonly number[]): number {
    const [before, behind] = this.margins('cropping', space)[index] ?? [0, 0];
    return size - before - behind;
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const margins = this.allMargins('cropping', x);
    return tf.slice(
      x,
      margins.map(([before]) => before),
      margins.map(([before, behind], axis) => (x.shape[axis] ?? 0) - before - behind),
    );
  }
}

/** UpSampling of lines and volumes by repeating. */
class RepeatingLayer extends SpatialLayer {
  protected override sizeOf(size: number, index: number, space: readonly number[]): number {
    return size * (this.numbers('size', space.length, 2)[index] ?? 1);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const space = this.spaceOf(x.shape);
    const times = this.numbers('size', space.length, 2);
    return space.reduce<tf.Tensor>(
      (result, axis, index) => repeat(result, axis, times[index] ?? 1),
      x,
    );
  }
}

/** UpSampling2D by bilinear interpolation. */
export class BilinearUpSamplingLayer extends SpatialLayer {
  static override className = 'gradcam>UpSampling2D';

  protected override sizeOf(size: number, index: number): number {
    return size * (this.numbers('size', 2, 2)[index] ?? 1);
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const last = this.channelsFirst ? tf.transpose(x, [0, 2, 3, 1]) : x;
    const times = this.numbers('size', 2, 2);
    const size = times.map((factor, axis) => factor * (last.shape[axis + 1] ?? 1));
    const resized = resizeLikeKeras(last, size, 'bilinear');
    return this.channelsFirst ? tf.transpose(resized, [0, 3, 1, 2]) : resized;
  }
}

/** The classes for lines and volumes. */
export const spatialLayers: readonly KerasLayerClass[] = [
  class extends ZeroPaddingLayer {
    static override className = 'gradcam>ZeroPadding1D';
  },
  class extends ZeroPaddingLayer {
    static override className = 'gradcam>ZeroPadding3D';
  },
  class extends CroppingLayer {
    static override className = 'gradcam>Cropping1D';
  },
  class extends CroppingLayer {
    static override className = 'gradcam>Cropping3D';
  },
  class extends RepeatingLayer {
    static override className = 'gradcam>UpSampling1D';
  },
  class extends RepeatingLayer {
    static override className = 'gradcam>UpSampling3D';
  },
];

function repeat(x: tf.Tensor, axis: number, times: number): tf.Tensor {
  const apart = tf.expandDims(x, axis + 1);
  const copies = tf.concat(
    Array.from({ length: times }, () => apart),
    axis + 1,
  );
  return tf.reshape(
    copies,
    x.shape.map((size, index) => (index === axis ? size * times : size)),
  );
}
