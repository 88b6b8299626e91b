import * as tf from '@tensorflow/tfjs-core';
import type { Shape } from '@tensorflow/tfjs-layers';
import { resizeLikeKeras } from '../../operations/resize-like-keras.js';
import { KerasLayer } from '../base/keras-layer.js';
import { onlyInput } from '../base/only-input.js';
import { singleShape } from '../base/single-shape.js';

type Size = readonly [number, number];

/** Layers that bring pictures to a size. */
abstract class SizingLayer extends KerasLayer {
  protected abstract bring(pictures: tf.Tensor, size: Size): tf.Tensor;

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    const [batch = null, ...others] = singleShape(inputShape);
    const size = [this.number('height', 1), this.number('width', 1)];
    return this.channelsFirst
      ? [batch, others[0] ?? null, ...size]
      : [batch, ...size, others[2] ?? null];
  }

  protected override compute(inputs: readonly tf.Tensor[]): tf.Tensor {
    const x = onlyInput(this, inputs);
    const last = this.channelsFirst ? tf.transpose(x, [0, 2, 3, 1]) : x;
    const sized = this.bring(last, [this.number('height', 1), this.number('width', 1)]);
    return this.channelsFirst ? tf.transpose(sized, [0, 3, 1, 2]) : sized;
  }
}

/** Resizing by half pixels; with `crop_to_aspect_ratio` the middle that has the new sides' ratio. */
export class ResizingLayer extends SizingLayer {
  static override className = 'gradcam>Resizing';

  protected override bring(pictures: tf.Tensor, size: Size): tf.Tensor {
    const cropped =
      this.settings['cropToAspectRatio'] === true
        ? cropTo(pictures, ratioBox(pictures, size))
        : pictures;
    return resizeLikeKeras(cropped, size, this.text('interpolation', 'bilinear'));
  }
}

/** CenterCrop; a picture that is too small is resized, as large as the crop allows. */
export class CenterCropLayer extends SizingLayer {
  static override className = 'gradcam>CenterCrop';

  protected override bring(pictures: tf.Tensor, size: Size): tf.Tensor {
    const [, height = 0, width = 0] = pictures.shape;
    return height >= size[0] && width >= size[1]
      ? cropTo(pictures, size)
      : resizeLikeKeras(cropTo(pictures, ratioBox(pictures, size)), size, 'bilinear');
  }
}

/** RandomCrop of Keras 2 when a model predicts: the middle that has the crop's ratio, resized. */
export class RandomCropLayer extends SizingLayer {
  static override className = 'gradcam>RandomCrop';

  protected override bring(pictures: tf.Tensor, size: Size): tf.Tensor {
    return resizeLikeKeras(cropTo(pictures, ratioBox(pictures, size)), size, 'bilinear');
  }
}

/** The largest box within the pictures that has a size's ratio, in whole pixels. */
function ratioBox(pictures: tf.Tensor, [rows, columns]: Size): Size {
  const [, height = 0, width = 0] = pictures.shape;
  return [
    Math.min(height, Math.floor((width * rows) / columns)),
    Math.min(width, Math.floor((height * columns) / rows)),
  ];
}

function cropTo(pictures: tf.Tensor, [rows, columns]: Size): tf.Tensor {
  const [batch = 0, height = 0, width = 0, channels = 0] = pictures.shape;
  const top = Math.floor((height - rows) / 2);
  const left = Math.floor((width - columns) / 2);
  return tf.slice(pictures, [0, top, left, 0], [batch, rows, columns, channels]);
}
