import { GradCamError } from '@gradcam/errors';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExternalData } from '../../file/tensor/external-data.js';

/**
 * Reads parts of the files that lie beside a model, each when it is needed: they may be larger than memory.
 *
 * @param path The model's; whoever names a location has made sure that it does not leave the model's folder.
 * @returns Reads a part.
 */
export function readBeside(path: string): ExternalData {
  return (location, offset, length) => {
    const file = join(dirname(path), location);
    let descriptor: number;
    try {
      descriptor = openSync(file, 'r');
    } catch (cause) {
      throw new GradCamError(
        'FILE_NOT_FOUND',
        `the model keeps weights in a file of their own, got none at "${file}"; put it beside the model.`,
        { cause },
      );
    }
    try {
      const size = fstatSync(descriptor).size;
      const wanted = length ?? Math.max(0, size - offset);
      if (offset + wanted > size) throw tooShort(file, size, offset + wanted);
      const bytes = new Uint8Array(wanted);
      let read = 0;
      while (read < wanted) {
        const more = readSync(descriptor, bytes, read, wanted - read, offset + read);
        if (more === 0) throw tooShort(file, size, offset + wanted);
        read += more;
      }
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  };
}

function tooShort(file: string, size: number, wanted: number): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the file with the model's weights is cut short, got ${size} bytes in "${file}", expected ${wanted}; fetch it again.`,
  );
}
