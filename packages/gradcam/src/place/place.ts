import type { PictureInput } from '@gradcam/core';
import type { OpenedModel, OpenModelOptions, OpenSource } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { FileSource } from '../input/explain-input.js';

/** The things that Node and a page do differently. */
export interface Place {
  /** The way to get a backend, for a message. */
  readonly remedy: string;
  /**
   * Opens a model.
   *
   * @param source Its source.
   * @param options As for `openModel`.
   * @returns The model; the caller disposes it.
   */
  readonly open: (source: OpenSource, options: OpenModelOptions) => Promise<OpenedModel>;
  /**
   * Decodes a picture.
   *
   * @param source A file, or what has a width and a height.
   * @param signal Ends a download.
   * @returns RGBA bytes.
   */
  readonly read: (
    source: FileSource | PictureInput,
    signal: AbortSignal | undefined,
  ) => Promise<Picture>;
  /** False where an SVG document cannot be drawn: in a worker. */
  readonly drawsWords: boolean;
  /**
   * Draws an SVG document.
   *
   * @param svg The document.
   * @returns RGBA bytes of its size.
   */
  readonly draw: (svg: string) => Promise<Picture>;
  /**
   * Encodes a picture as PNG.
   *
   * @param picture The picture.
   * @returns The file's bytes.
   */
  readonly encode: (picture: Picture) => Promise<Uint8Array<ArrayBuffer>>;
}
