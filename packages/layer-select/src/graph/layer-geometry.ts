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

/** The middle of a picture, brought to a size: of Keras' `CenterCrop`, `RandomCrop` and `Resizing`. */
export interface Middle {
  readonly kind: 'middle';
  /** The rows and columns of the output. */
  readonly size: readonly [rows: number, columns: number];
  /** True if the largest middle with the output's ratio is resized; else the middle of its size is taken, and so is done only where the picture is smaller. */
  readonly isScaled: boolean;
}

/** The positions that are left of one axis, counted from its end where they are below 0. */
export interface SlicedAxis {
  readonly from: number;
  /** The first position that is no part of it; undefined where it goes to the end. */
  readonly to: number | undefined;
  /** The distance from one to the next; below 0 where the axis is turned around, whose ends count for nothing then. */
  readonly stride: number;
}

/** A part of a tensor. */
export interface Slice {
  readonly kind: 'slice';
  /** The part of each axis of the tensor, from the first on; undefined for a whole one. */
  readonly axes: readonly (SlicedAxis | undefined)[];
}

/** The way in which the positions of a layer's output lie over those of what it reads. */
export type LayerGeometry = MovingWindow | Resize | Transposition | Middle | Slice;
