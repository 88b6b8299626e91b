import { checkKind, GradCamError } from '@gradcam/errors';
import { brokenOnnx } from '../../graph/broken-onnx.js';
import { isBytes } from './is-bytes.js';

/**
 * Reads from the files that lie beside an ONNX file and hold its weights.
 *
 * @param location The file's path, seen from the folder of the ONNX file; it never leads out of it.
 * @param offset The first byte.
 * @param length How many bytes are wanted; undefined for all that follow.
 * @returns The bytes.
 */
export type ExternalData = (
  location: string,
  offset: number,
  length: number | undefined,
) => Uint8Array;

/** The files beside an ONNX file. */
export interface ExternalFiles {
  /** Undefined where the weights in them cannot be read. */
  readonly read: ExternalData | undefined;
  /** Gets the byte at which the last weight of each file ends, by the file's path. */
  readonly ends: Map<string, number>;
}

/** The place of a weight that has a file of its own. */
export interface ExternalPlace {
  readonly location: string;
  readonly offset: number;
}

/**
 * Reads where a weight lies.
 *
 * @param name The weight's, for sentences.
 * @param entries What the file says: a `location`, and maybe an `offset` and a `length`.
 * @param length The bytes that the weight takes by its dims.
 * @returns The place.
 * @throws `MODEL_BROKEN` for a path that leaves the folder, and for another length
 */
export function externalPlace(
  name: string,
  entries: readonly { readonly key: string; readonly value: string }[],
  length: number,
): ExternalPlace {
  const said = new Map(entries.map(({ key, value }) => [key, value]));
  const location = said.get('location') ?? '';
  if (leavesFolder(location)) {
    throw brokenOnnx(
      `the file points outside of its folder, got the path "${location}" for the weight "${name}", expected a file beside it`,
    );
  }
  const stated = wholeNumber(said.get('length') ?? String(length));
  const offset = wholeNumber(said.get('offset') ?? '0');
  if (stated === length && offset !== undefined) return { location, offset };
  throw brokenOnnx(
    `the place of the weight "${name}" is wrong, got offset ${said.get('offset')} and length ${said.get('length')} in "${location}", expected ${length} bytes`,
  );
}

/**
 * Reads a weight that has a file of its own.
 *
 * @param place Where it lies.
 * @param length Its bytes.
 * @param external The reader of such files; undefined where none was given.
 * @returns The bytes.
 * @throws `FILE_NOT_FOUND` without a reader, `MODEL_BROKEN` for another number of bytes, and what the reader throws
 */
export function externalBytes(
  { location, offset }: ExternalPlace,
  length: number,
  external: ExternalData | undefined,
): Uint8Array {
  if (external === undefined) {
    throw new GradCamError(
      'FILE_NOT_FOUND',
      `weights of the network lie in a file of their own, got no "${location}"; give it as external data.`,
    );
  }
  const bytes = external(location, offset, length);
  checkKind(isBytes(bytes), bytes, `external data gave no part of "${location}"`, 'a Uint8Array');
  if (bytes.length === length) return bytes;
  throw brokenOnnx(
    `the weights in "${location}" are cut short, got ${bytes.length} bytes at ${offset}, expected ${length}`,
  );
}

function leavesFolder(path: string): boolean {
  const isElsewhere = /^([a-z][a-z\d+.-]*:|\/)|\\|\0/i.test(path);
  return path === '' || isElsewhere || path.split('/').includes('..');
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
