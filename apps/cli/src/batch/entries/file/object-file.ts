import { posix } from 'node:path';
import { addressText, objectBelow, type ObjectPlace } from '../../bucket/bucket-address.js';
import type { ObjectState } from '../../bucket/object-state.js';
import { readRange } from '../../bucket/read/read-range.js';
import { inAdvance } from '../../in-advance.js';
import type { SourceFile } from './source-file.js';

/** In bytes: of what is asked for at once, so that no answer has to wait for a network that is slow. */
const sizeOfPiece = 2 ** 23;

/** So many pieces are held. */
const pieces = 2;

/**
 * Reads a list or an archive in a bucket, piece by piece, and all of one version of it.
 *
 * @param place The object; pictures that it names have keys that begin as its own does up to its last slash.
 * @param state Its size and its version.
 * @returns The file.
 */
export function objectFile(place: ObjectPlace, state: ObjectState): SourceFile {
  const { bucket, key, endpoint } = place;
  const prefix = key.slice(0, key.lastIndexOf('/') + 1);
  const path = `${addressText({ bucket, prefix: '' })}${key}`;
  const slice = (start: number, end: number) => readRange(place, state, { start, end }, path);
  return {
    path,
    name: posix.basename(key),
    size: state.size,
    pieces: () =>
      inAdvance(startsOf(state.size), pieces, (start) =>
        slice(start, Math.min(start + sizeOfPiece, state.size)),
      ),
    slice,
    root: addressText({ bucket, prefix }),
    beside: (name) => ({ kind: 'object', ...objectBelow({ bucket, prefix }, name, endpoint) }),
  };
}

function* startsOf(size: number): Generator<number> {
  for (let start = 0; start < size; start += sizeOfPiece) yield start;
}
