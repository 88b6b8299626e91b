import type { PictureInput } from '@gradcam/core';
import { GradCamError } from '@gradcam/errors';
import { openModel } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { encodePng, readPicture, type PictureSource } from '@gradcam/pictures/browser';
import { svgDataUri } from '@gradcam/render';
import { isFileSource, type FileSource } from '../input/explain-input.js';
import { drawnPixels } from './drawn-pixels.js';
import { fetched } from './fetched.js';
import type { Place } from './place.js';

/** A page, or a worker of one. */
export const pagePlace: Place = {
  remedy:
    "import '@tensorflow/tfjs', or make one of the adapters ready, as with await webglAdapter().prepare() of @gradcam/adapter-webgl",
  open: openModel,
  read: (source, signal) => (isFileSource(source) ? readFile(source, signal) : readShown(source)),
  get drawsWords() {
    return typeof Image !== 'undefined';
  },
  draw: drawSvg,
  encode: async (picture) => new Uint8Array(await (await encodePng(picture)).arrayBuffer()),
};

async function readFile(source: FileSource, signal: AbortSignal | undefined): Promise<Picture> {
  if (source instanceof Blob) return readPicture(source);
  if (source instanceof Uint8Array) return readPicture(new Blob([Uint8Array.from(source)]));
  if (source instanceof ArrayBuffer) return readPicture(new Blob([source]));
  return readPicture(await fetched(String(source), signal));
}

async function readShown(source: PictureInput): Promise<Picture> {
  // An image may still be loading.
  if (isImage(source)) await source.decode().catch(() => undefined);
  // Border to the platform: what is not one of these is refused when it is drawn.
  return drawnPixels(source) ?? readPicture(source as PictureSource);
}

/** Not by its class alone, which workers lack. */
function isImage(source: PictureInput): source is HTMLImageElement {
  return typeof HTMLImageElement === 'function' && source instanceof HTMLImageElement;
}

async function drawSvg(svg: string): Promise<Picture> {
  if (!pagePlace.drawsWords) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'a worker draws no words, got a figure with a caption; send what toSvg gives to the page, or say { caption: false }.',
    );
  }
  const image = new Image();
  image.src = svgDataUri(svg);
  try {
    await image.decode();
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_FAILED',
      `this page draws no SVG, got "${String(cause)}"; let its Content-Security-Policy have data: among img-src, or say { caption: false }.`,
      { cause },
    );
  }
  return readPicture(image);
}
