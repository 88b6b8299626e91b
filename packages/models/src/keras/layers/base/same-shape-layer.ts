import type { Shape } from '@tensorflow/tfjs-layers';
import { KerasLayer } from './keras-layer.js';
import { singleShape } from './single-shape.js';

/** A layer whose output has its input's shape, and its mask. */
export abstract class SameShapeLayer extends KerasLayer {
  protected override readonly keepsMask = true;

  override computeOutputShape(inputShape: Shape | Shape[]): Shape {
    return singleShape(inputShape);
  }
}
