import type { PictureInput } from '@gradcam/core';
import { checkKind, GradCamError, isObject, saidOf } from '@gradcam/errors';
import { Tensor } from '@tensorflow/tfjs-core';

/** The file of a picture: its bytes, or in Node its path, or its address. */
export type FileSource = string | URL | Blob | Uint8Array | ArrayBuffer;

/**
 * Something to explain: the file of a picture; a picture, RGBA bytes `{ data, width, height }` or what a page shows, an `<img>`, a
 * `<canvas>`, a `<video>`, an `ImageBitmap`; a tensor, or one for each input of the network.
 */
export type ExplainInput = FileSource | PictureInput | Tensor | readonly Tensor[];

/**
 * Refuses what nothing can be explained of.
 *
 * @param input As given by the caller.
 * @throws `BAD_OPTION`; `TFJS_TWICE` for a tensor of another copy of TensorFlow.js
 */
export function checkInput(input: unknown): void {
  if (isObject(input) && 'dataId' in input && !isTensors(input)) {
    throw new GradCamError(
      'TFJS_TWICE',
      `the tensor is of another copy of @tensorflow/tfjs-core, got ${saidOf(input)}; make the bundler and all packages use one (npm dedupe, or resolve.dedupe in Vite).`,
    );
  }
  const isOne =
    isFileSource(input) ||
    isTensors(input) ||
    (isObject(input) && typeof input['width'] === 'number' && typeof input['height'] === 'number');
  const expected =
    'a path or an address, a Blob, bytes, an <img>, <canvas> or <video>, { data, width, height }, or a tensor';
  checkKind(isOne, input, 'this is not a picture', expected);
}

/**
 * Tells the file of a picture from a picture.
 *
 * @param input As given by the caller.
 * @returns True for a path, an address, a Blob and bytes.
 */
export function isFileSource(input: unknown): input is FileSource {
  return (
    typeof input === 'string' ||
    input instanceof URL ||
    input instanceof Blob ||
    input instanceof Uint8Array ||
    input instanceof ArrayBuffer
  );
}

/**
 * Tells tensors from pictures.
 *
 * @param input As given by the caller.
 * @returns True for a tensor, and for a list of them that is not empty.
 */
export function isTensors(input: unknown): input is Tensor | readonly Tensor[] {
  if (input instanceof Tensor) return true;
  return Array.isArray(input) && input.length > 0 && input.every((each) => each instanceof Tensor);
}
