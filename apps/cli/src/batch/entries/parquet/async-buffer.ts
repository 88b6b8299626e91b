import type { AsyncBuffer } from 'hyparquet';
import type { SourceFile } from '../file/source-file.js';

/**
 * Shows a file as hyparquet reads one.
 *
 * @param file The file.
 * @returns Its length and its parts.
 */
export function asyncBuffer({ size, slice }: Pick<SourceFile, 'size' | 'slice'>): AsyncBuffer {
  return {
    byteLength: size,
    slice: async (start, end = size) => {
      // Of a file without a byte.
      if (end <= start) return new ArrayBuffer(0);
      if (end > size) throw new Error(`its footer names ${end} bytes, and it has ${size}`);
      const { buffer, byteOffset, byteLength } = await slice(start, end);
      // Border to Node: its buffers lie in no memory that threads share. Small ones lie among others.
      const own = buffer as ArrayBuffer;
      return byteLength === own.byteLength ? own : own.slice(byteOffset, byteOffset + byteLength);
    },
  };
}
