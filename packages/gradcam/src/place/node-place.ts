import { fileURLToPath } from 'node:url';
import type { PictureInput } from '@gradcam/core';
import { GradCamError, saidOf } from '@gradcam/errors';
import { openModel } from '@gradcam/models/node';
import type { Picture } from '@gradcam/pictures';
import { encodePng, readPicture } from '@gradcam/pictures/node';
import { isFileSource, type FileSource } from '../input/explain-input.js';
import { drawnPixels } from './drawn-pixels.js';
import { fetched } from './fetched.js';
import type { Place } from './place.js';

/** No limits: a drawing is as large as its picture, and is not a stranger's. */
const ours = { fileLimit: Infinity, memoryLimit: Infinity, timeLimit: Infinity } as const;

/** Node: files by sharp. */
export const nodePlace: Place = {
  remedy:
    "install one, as in `npm install @gradcam/adapter-wasm @tensorflow/tfjs-backend-wasm`, and before the first map await wasmAdapter().prepare(), or import '@tensorflow/tfjs', which is slow in Node",
  open: openModel,
  read: async (source, signal) =>
    isFileSource(source) ? readFile(source, signal) : readPixels(source),
  drawsWords: true,
  draw: (svg) => readPicture(new TextEncoder().encode(svg), ours),
  encode: async (picture) => Uint8Array.from(await encodePng(picture)),
};

async function readFile(source: FileSource, signal: AbortSignal | undefined): Promise<Picture> {
  if (source instanceof Uint8Array) return readPicture(source);
  if (source instanceof ArrayBuffer) return readPicture(new Uint8Array(source));
  if (source instanceof Blob) return readFile(await source.arrayBuffer(), signal);
  const address = String(source);
  if (/^(https?|data):/i.test(address)) return readFile(await fetched(address, signal), signal);
  const isFile = /^file:/i.test(address);
  return readPicture(isFile ? fileURLToPath(address) : address);
}

function readPixels(source: PictureInput): Picture {
  const picture = isCanvas(source)
    ? source.getContext('2d')?.getImageData(0, 0, source.width, source.height)
    : drawnPixels(source);
  if (picture !== undefined) return picture;
  throw new GradCamError(
    'PICTURE_BROKEN',
    `this picture has no pixels that Node can read, got ${saidOf(source)}, expected { data, width, height } with four bytes a pixel, a path, or the bytes of a file.`,
  );
}

/** A canvas of a package for Node, as much of it as it takes to read it. */
interface ReadableCanvas extends PictureInput {
  readonly getContext: (kind: '2d') => {
    readonly getImageData: (x: number, y: number, width: number, height: number) => Picture;
  } | null;
}

function isCanvas(source: PictureInput): source is ReadableCanvas {
  return 'getContext' in source && typeof source.getContext === 'function';
}
