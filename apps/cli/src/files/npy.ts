import type { ScoreGrid } from '@gradcam/render';
import type { MapNumbers } from '../arguments/choices.js';
import { toFloat16 } from './to-float16.js';

/** The names that NumPy has for them, little endian. */
const types = { float32: '<f4', float16: '<f2' } as const satisfies Record<MapNumbers, string>;

/**
 * Writes scores in NumPy's format, version 1.0: little endian, row by row.
 *
 * @param scores The map.
 * @param numbers The kind of the numbers; of `'float16'` the nearest that there is.
 * @returns The bytes of a file, `[height, width]`.
 */
export function npy(
  { data, width, height }: ScoreGrid,
  numbers: MapNumbers = 'float32',
): Uint8Array {
  const said = `{'descr': '${types[numbers]}', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  // Magic word, version and length take 10 bytes, the line end one; the numbers begin at a multiple of 64.
  const begin = 64 * Math.ceil((10 + said.length + 1) / 64);
  const header = Buffer.from(`\x93NUMPY\x01\x00\0\0${said.padEnd(begin - 11)}\n`, 'latin1');
  header.writeUInt16LE(begin - 10, 8);
  const file = Buffer.alloc(begin + (numbers === 'float32' ? 4 : 2) * data.length);
  file.set(header);
  // Plain loops: of a large map a list of its numbers would take longer than the map.
  if (numbers === 'float32')
    for (let at = 0; at < data.length; at += 1) file.writeFloatLE(Number(data[at]), begin + 4 * at);
  else
    for (let at = 0; at < data.length; at += 1)
      file.writeUInt16LE(toFloat16(Number(data[at])), begin + 2 * at);
  return file;
}
