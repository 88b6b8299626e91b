import type { Tensor } from '@tensorflow/tfjs-core';

/** A box around an object, in pixels of the input from its top left corner; parts of pixels are allowed. */
export interface ObjectBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Numbers over a picture in reading order: a map, or a mask, of which every number but 0 is the object. */
export interface NumberGrid {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** One input and what is known of it. The caller keeps all tensors. */
export interface Sample {
  /** The preprocessed input of the network, `[...space, channels]` in its own order, with or without a batch axis of 1. */
  readonly x: Tensor;
  /** The map to measure, of the size of the input's space; when left out it is made as `explain` says. */
  readonly map?: Tensor | NumberGrid | undefined;
  /** The class, by index or name; the predicted one when left out. */
  readonly label?: number | string | undefined;
  /** The box around the object of the class, or several of them. */
  readonly box?: ObjectBox | readonly ObjectBox[] | undefined;
  /** The object's own pixels, of the input's size; where there are boxes, too, metrics that take either take the mask. */
  readonly mask?: NumberGrid | undefined;
}
