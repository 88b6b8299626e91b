/** A window that moves over space: of a convolution, a pooling, a padding, a crop. One number for each axis of space, for the last ones where there are fewer; or for each axis of the tensor. */
export interface MovingWindow {
  readonly kind: 'window';
  readonly size: readonly number[];
  readonly strides: readonly number[];
  /** The distance between the cells that it reads; one when left out. */
  readonly dilations?: readonly number[] | undefined;
  /** The cells before and after each axis, negative for a crop; or as many as keep the size, the odd one after (`'same'`) or before (`'same-lower'`). */
  readonly pads: 'same' | 'same-lower' | readonly (readonly [before: number, after: number])[];
  /** True for a transposed convolution, whose output is the larger side. */
  readonly isTransposed?: boolean | undefined;
}

/** A resize by interpolation. */
export interface Resize {
  readonly kind: 'resize';
  /** The places that lie on each other: pixels by their areas, the first and the last ones, or the first ones with steps of the ratio of the sizes. */
  readonly aligned: 'areas' | 'corners' | 'starts';
  /** The way to the nearest cell; undefined where the resize interpolates. `down` and `up` are for halves. */
  readonly rounding?: 'floor' | 'ceil' | 'down' | 'up' | undefined;
  /** The ratio of the sizes along each axis, where it is fixed. */
  readonly factors?: readonly number[] | undefined;
}

/** A change of the order of axes, that of the batch included. */
export interface Transposition {
  readonly kind: 'transpose';
  /** For each axis of the output the one of the input. */
  readonly order: readonly number[];
}

/** The way in which the positions of a layer's output lie over those of what it reads. */
export type LayerGeometry = MovingWindow | Resize | Transposition;
