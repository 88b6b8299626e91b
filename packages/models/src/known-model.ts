/** The origin of files: a package of the npm registry, identified by its integrity, without its dependencies. */
export interface PackageSource {
  /** `name@version`. */
  readonly package: string;
  /** The tarball's hash, `sha512-…`; a tarball that differs is refused. */
  readonly integrity: string;
  /** The folder or file inside the package. */
  readonly path: string;
  /** Of a folder only these files; all of them when left out. */
  readonly files?: readonly string[] | undefined;
  /** The tarball's size, for progress. */
  readonly bytes: number;
}

/** The preprocessing that turns a picture into the network's input. */
export interface Preprocessing {
  /** In pixels. */
  readonly inputSize: { readonly width: number; readonly height: number };
  /** The values that 0 and 255 are mapped to. */
  readonly pixelRange: readonly [low: number, high: number];
  readonly channelOrder: 'rgb' | 'bgr';
  /** The values subtracted afterwards, one for each channel in the network's order; nothing when left out. */
  readonly mean?: readonly number[] | undefined;
  /** The divisors after that, one for each channel in the network's order; 1 when left out. */
  readonly deviation?: readonly number[] | undefined;
  /** 1 for a network that gets the brightness (0.299 R + 0.587 G + 0.114 B); 3 when left out. */
  readonly channels?: 1 | 3 | undefined;
  /** The place of the channels; `'channelsLast'` when left out. */
  readonly dataFormat?: 'channelsLast' | 'channelsFirst' | undefined;
  /** The way a picture of another shape is fitted in; `'stretch'` when left out. */
  readonly fit?: Fit | undefined;
  /**
   * The share of the fitted picture's sides that becomes the input, above 0 and at most 1, out of the middle: 224 / 256 for 224 pixels out of 256. All of it when left
   * out.
   */
  readonly crop?: number | undefined;
  /** `'float32'` when left out; `'int32'` rounds. */
  readonly dtype?: 'float32' | 'int32' | undefined;
}

/**
 * `'stretch'` squashes the picture to the input; `'contain'` puts all of it into the middle and fills the rest with black
 * (letterbox); `'cover'` fills the input and cuts off what stands out.
 */
export type Fit = 'stretch' | 'contain' | 'cover';

/** The origin of a network. */
export interface ModelSource {
  /** Short, for options and addresses. */
  readonly id: string;
  /** For people. */
  readonly title: string;
  readonly format: 'layers' | 'graph';
  /** The folder with `model.json`, or another JSON file of the kind. */
  readonly source: PackageSource;
  /** Of the weights, as an SPDX identifier. */
  readonly licence: string;
  /** The class names, or the file that has them. */
  readonly labels?: PackageSource | readonly string[] | undefined;
  readonly classCount?: number | undefined;
  /** True if the output has a class 0 "background" before the named ones. */
  readonly backgroundClass?: boolean | undefined;
}

/** A network for pictures that is known: where it comes from and how it is used. */
export interface KnownModel extends ModelSource, Preprocessing {
  readonly labels: PackageSource | readonly string[];
  readonly classCount: number;
  readonly backgroundClass: boolean;
}
