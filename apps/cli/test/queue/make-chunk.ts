import type { Chunk } from '../../src/queue/chunk/chunk.js';

/** The run of the chunks of tests. */
export const run = '0f8fad5b-d9cb-469f-a165-70867728950e';

/**
 * Makes a chunk of two pictures.
 *
 * @param other What is other than usual.
 * @returns The chunk.
 */
export function makeChunk(other: Partial<Chunk> = {}): Chunk {
  return {
    ...{ gradcam: 1, run, part: '1-000000', input: '.', out: '.' },
    settings: {
      ...{ method: 'auto', featureLayer: [], look: 'default', trunk: 'auto' },
      ...{ heat: false, contour: false, boxes: false, overlays: true },
    },
    settled: { made: { network: 'colors' }, preprocessing: undefined, trunk: 'onnx' },
    pictures: [{ name: 'a.png' }, { name: 'sub/b.png', label: 'red' }],
    ...other,
  };
}
