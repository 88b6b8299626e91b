import type { Explained, ExplainByResult } from '@gradcam/core';
import type { Finding, Preprocessing, TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { OverlayOptions, Pixels } from '@gradcam/render';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Canvas } from './draw-on.js';

/** A map as numbers, row by row from the top left, over the whole of the picture. */
export interface ScoreMap {
  readonly data: Float32Array;
  readonly width: number;
  /** Of a signal 1; of a volume its slices, one below the other. */
  readonly height: number;
  /** `[height, width]`; of a signal `[width]`, of a volume `[depth, height, width]`. */
  readonly shape: readonly number[];
}

/** The options of a file: how the map is painted, and the words around it. */
export interface FileOptions extends OverlayOptions {
  /** Above the picture, such as the name of its file; nothing when left out. */
  readonly title?: string | undefined;
  /** False for the picture alone; true by default, for a figure with class, probability, method, layer and a colour bar. */
  readonly caption?: boolean | undefined;
}

/** Why a network gave its answer. It holds numbers and no tensors, but for those of `tensor`. */
export interface Explanation extends Omit<
  ExplainByResult,
  'scoreMap' | 'explained' | 'selection' | 'warnings'
> {
  /** Not normalised; where the picture was cropped, what the network did not see is 0. */
  readonly scoreMap: ScoreMap;
  /** The class that is explained, and its score. */
  readonly explained: Omit<Explained, 'sample'>;
  /** The classes of the network with their probabilities, best first; none where its output is not one number for each class. */
  readonly classes: readonly TopClass[];
  /** Sentences to know before the map is trusted: about the map, the layers, and what had to be assumed. */
  readonly warnings: readonly string[];
  /** The facts about the model and its preprocessing, and where each was found. */
  readonly findings: readonly Finding[];
  /** The way the picture became the network's input; undefined for a tensor of numbers. */
  readonly preprocessing: Preprocessing | undefined;
  /** The picture under the map; undefined where there is none, as for a signal. */
  readonly picture: Picture | undefined;
  /**
   * Paints the map over the picture.
   *
   * @param options Colours, normalisation, opacity.
   * @returns New pixels of the picture's size; without a picture, the map alone.
   */
  readonly paint: (options?: OverlayOptions) => Pixels;
  /**
   * Paints the map over the picture, on a canvas, which takes the picture's size.
   *
   * @param canvas A `<canvas>`, an `OffscreenCanvas`, or one of a package for Node.
   * @param options Colours, normalisation, opacity.
   */
  readonly drawOn: (canvas: Canvas, options?: OverlayOptions) => void;
  /**
   * Draws the figure of `toSvg` as a PNG file. A worker draws no words: there it is the picture alone, unless a caption is asked for, which is refused.
   *
   * @param options A title, whether there is a caption, colours, normalisation, opacity.
   * @returns The file's bytes; in Node it takes sharp.
   */
  readonly toPng: (options?: FileOptions) => Promise<Uint8Array<ArrayBuffer>>;
  /**
   * Draws a figure as an SVG document: the map over the picture with class, probability, method, layer and a colour bar; a signal as a curve.
   *
   * @param options A title, whether there is a caption, colours, normalisation, opacity.
   * @returns The document.
   */
  readonly toSvg: (options?: FileOptions) => Promise<string>;
  /**
   * Says in words what is explained, how sure the network is, and where the map is hot.
   *
   * @returns Like `Evidence for "tabby" (61 %), by Grad-CAM at conv_pw_13_relu. One hot spot in the centre, …`.
   */
  readonly describe: () => string;
  /**
   * Makes a tensor of the map.
   *
   * @returns Of the shape of `scoreMap`; disposed by the caller, or by `dispose`.
   */
  readonly tensor: () => Tensor;
  /** Frees the tensors that `tensor` made. Nothing can be painted afterwards. */
  readonly dispose: () => void;
}
