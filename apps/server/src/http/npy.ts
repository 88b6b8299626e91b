import { endianness } from 'node:os';
import type { MapNumbers } from '../explain/made.js';

/**
 * Writes a map in NumPy's format, version 1.0: float32, little endian, row by row.
 *
 * @param map The map.
 * @returns The bytes of a file, `[height, width]`.
 */
export function npy({ width, height, data }: MapNumbers): Buffer {
  const said = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  // Magic word, version and length take 10 bytes, the line end one; the numbers begin at a multiple of 64.
  const begin = 64 * Math.ceil((10 + said.length + 1) / 64);
  const header = Buffer.from(`\x93NUMPY\x01\x00\0\0${said.padEnd(begin - 11)}\n`, 'latin1');
  header.writeUInt16LE(begin - 10, 8);
  const numbers = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return Buffer.concat([header, endianness() === 'LE' ? numbers : Buffer.from(numbers).swap32()]);
}
