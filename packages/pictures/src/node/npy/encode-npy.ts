import { calledAs, checkChoice, GradCamError, isList, isObject, saidOf } from '@gradcam/errors';
import { toFloat16 } from './to-float16.js';

/** The names that NumPy has for them, little endian. */
const types = { float32: '<f4', float16: '<f2' } as const;

/** The kinds of numbers of a file. */
export type NpyNumbers = keyof typeof types;

/** The scores of a map, row by row from the top left. */
interface Scores {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Writes scores in NumPy's format, version 1.0: little endian, row by row.
 *
 * @param scores The map.
 * @param numbers The kind of the numbers; of `'float16'` the nearest that there is.
 * @returns The bytes of a file, `[height, width]`.
 * @throws `BAD_OPTION` for another kind of numbers, and for what is no map with `width` times `height` of them.
 */
export function encodeNpy(scores: Scores, numbers: NpyNumbers = 'float32'): Uint8Array {
  calledAs('encodeNpy', () => {
    checkChoice(numbers, Object.keys(types), 'the kind of the numbers');
    requireScores(scores);
  });
  const { data, width, height } = scores;
  const said = `{'descr': '${types[numbers]}', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  // Magic word, version and length take 10 bytes, the line end one; the numbers begin at a multiple of 64.
  const begin = 64 * Math.ceil((10 + said.length + 1) / 64);
  const header = Buffer.from(`\x93NUMPY\x01\x00\0\0${said.padEnd(begin - 11)}\n`, 'latin1');
  header.writeUInt16LE(begin - 10, 8);
  const file = Buffer.alloc(begin + (numbers === 'float32' ? 4 : 2) * data.length);
  file.set(header);
  // Plain loops: of a large map a list of its numbers would take longer than the map.
  const view = new DataView(file.buffer, file.byteOffset + begin);
  if (numbers === 'float32')
    for (let at = 0; at < data.length; at += 1) view.setFloat32(4 * at, Number(data[at]), true);
  else
    for (let at = 0; at < data.length; at += 1)
      view.setUint16(2 * at, toFloat16(Number(data[at])), true);
  return file;
}

function requireScores(scores: unknown): void {
  const { data, width, height } = isObject(scores) ? scores : {};
  const count = isList(data) ? data.length : undefined;
  if (typeof width === 'number' && typeof height === 'number' && count === width * height) return;
  const got = count === undefined ? saidOf(scores) : `${count} scores`;
  throw new GradCamError(
    'BAD_OPTION',
    `this is no map, got ${got}, expected { data, width, height } with a score for each pixel.`,
  );
}
