import { GradCamError, saidOf } from '@gradcam/errors';
import type { OnnxFile } from './onnx-file.js';

/** The bytes of a file's parts, as they are written into another file. They are views of the file. */
export interface FileParts {
  /** The version of the file format. */
  readonly irVersion: number;
  /** All of the model but its network and its IR version: with the tags of its fields. */
  readonly model: Uint8Array;
  /** By the nodes' names in the graph. */
  readonly nodes: ReadonlyMap<string, Uint8Array>;
  readonly constants: ReadonlyMap<string, Uint8Array>;
  /** The descriptions of inputs and of values between. */
  readonly values: ReadonlyMap<string, Uint8Array>;
  /** The byte at which the last weight of each file beside it ends, by that file's path. */
  readonly externalEnds: ReadonlyMap<string, number>;
}

/** Beside the files, as users have no use for them. */
const partsByFile = new WeakMap<object, FileParts>();

/**
 * Keeps the parts of a file with it.
 *
 * @param file The file.
 * @param parts Its parts.
 * @returns The file.
 */
export function withParts(file: OnnxFile, parts: FileParts): OnnxFile {
  partsByFile.set(file, parts);
  return file;
}

/**
 * Finds the parts of a file.
 *
 * @param file What `readOnnx` gave.
 * @returns Its parts.
 * @throws `BAD_OPTION` for anything else
 */
export function partsOf(file: OnnxFile): FileParts {
  const parts = partsByFile.get(file);
  if (parts !== undefined) return parts;
  throw new GradCamError(
    'BAD_OPTION',
    `this is not a file that was read, got ${saidOf(file)}, expected what readOnnx gives.`,
  );
}
