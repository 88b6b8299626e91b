import type { ScoreGrid } from '@gradcam/render';

/**
 * Writes scores in NumPy's format, version 1.0: float32, little endian, row by row.
 *
 * @param scores The map.
 * @returns The bytes of a file, `[height, width]`.
 */
export function npy({ data, width, height }: ScoreGrid): Uint8Array {
  const said = `{'descr': '<f4', 'fortran_order': False, 'shape': (${height}, ${width}), }`;
  // Magic word, version and length take 10 bytes, the line end one; the numbers begin at a multiple of 64.
  const begin = 64 * Math.ceil((10 + said.length + 1) / 64);
  const header = Buffer.from(`\x93NUMPY\x01\x00\0\0${said.padEnd(begin - 11)}\n`, 'latin1');
  header.writeUInt16LE(begin - 10, 8);
  const file = Buffer.concat([header, Buffer.alloc(4 * data.length)]);
  Array.from(data).forEach((value, index) => file.writeFloatLE(value, begin + 4 * index));
  return file;
}
