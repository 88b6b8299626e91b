import { extname } from 'node:path';
import { isObject } from '@gradcam/errors';
import { mostBytes } from '../../../pictures/too-many-bytes.js';
import { readLabel } from '../../../annotations/read-label.js';
import type { Entry } from '../entry.js';
import type { SourceFile } from '../file/source-file.js';
import { listedEntry } from '../lists/listed-entry.js';
import { nothing } from '../nothing.js';
import { orProblem } from '../or-problem.js';

/**
 * Makes an entry of a row: of a path, of bytes, or of both, as Hugging Face's datasets have them: `{ bytes, path }`.
 *
 * @param cell What the column of pictures has.
 * @param label What the column of classes has.
 * @param place Where the row is.
 * @param place.file The file, beside which the pictures of paths lie or below.
 * @param place.name The row, with what comes in front of it.
 * @returns The entry.
 */
export function parquetEntry(
  cell: unknown,
  label: unknown,
  { file, name }: { readonly file: Pick<SourceFile, 'beside'>; readonly name: string },
): Entry {
  // Whole numbers of 64 bits are bigint.
  const own = typeof label === 'bigint' ? Number(label) : label;
  const { bytes, said } = pictureOf(cell);
  if (bytes === undefined) return listedEntry({ picture: said, label: own }, file, name);
  // A path says which picture it was, but two rows may say the same.
  const full = `${name}${typeof said === 'string' ? endingOf(said) : ''}`;
  if (bytes.length > mostBytes)
    return nothing(
      full,
      'PICTURE_TOO_LARGE',
      `"${full}" is too large, got ${bytes.length} bytes; make the picture smaller.`,
    );
  return orProblem(full, () => {
    // A copy with a memory of its own, which another thread can take.
    const from = { kind: 'bytes', bytes: new Uint8Array(bytes) } as const;
    return own === undefined || own === null || own === ''
      ? { name: full, from }
      : { name: full, label: readLabel(own, full), from };
  });
}

function pictureOf(cell: unknown): { bytes?: Uint8Array | undefined; said?: unknown } {
  if (cell instanceof Uint8Array) return { bytes: cell };
  if (!isObject(cell)) return { said: cell };
  const { bytes, path } = cell;
  return { bytes: bytes instanceof Uint8Array ? bytes : undefined, said: path };
}

/** Of a plain file's name: `-cat.jpg`, and its ending alone where a file system may refuse the rest. */
function endingOf(path: string): string {
  const base = path.split(/[/\\]/).at(-1) ?? '';
  return /^[\w.-]{1,80}$/.test(base) ? `-${base}` : extname(base).replace(/[^\w.]/g, '');
}
