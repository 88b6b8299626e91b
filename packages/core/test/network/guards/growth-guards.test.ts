import '@tensorflow/tfjs-backend-cpu';
import { graphModelOf } from '../../../../testing/src/nets/written/graph-model-of.js';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { toNetwork } from '../../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

/** A picture of 2 x 2, and one node that makes as much as a constant of the file says. */
const netOf = (op: string, sizes: readonly number[], shape: readonly number[] = [sizes.length]) =>
  graphModelOf({
    inputs: { x: [1, 2, 2, 3] },
    constants: { sizes: { shape, values: sizes, dtype: 'int32' } },
    nodes: { grown: { op, input: ['x', 'sizes'] } },
    outputs: { grown: [1, 1, 1, 3] },
  });

describe('a size in a graph model that is larger than any memory', () => {
  it.each([
    ['ResizeNearestNeighbor', [16, 67108880], [2], '1, 16, 67108880, 3'],
    ['ResizeBilinear', [67108880, 16], [2], '1, 67108880, 16, 3'],
    ['Tile', [1, 65536, 4096, 1], [4], '1, 131072, 8192, 3'],
    ['Pad', [0, 0, 0, 65536, 65536, 0, 0, 0], [4, 2], '1, 65538, 65538, 3'],
  ])('of a %s is refused before the memory is taken', async (op, sizes, shape, made) => {
    const model = await netOf(op, sizes, shape);
    const before = memory();
    const by = op === 'Pad' ? 'PadV2' : op;
    expect(() => toNetwork(model)).toThrow(
      `got [${made}] by a ${by}, expected at most 268435456 numbers`,
    );
    expect(memory().numTensors).toBe(before.numTensors);
    model.dispose();
  });

  it('is taken where it is large but can be held', async () => {
    const model = await netOf('ResizeNearestNeighbor', [512, 512]);
    const { graph } = toNetwork(model);
    expect(graph.layers.find(({ name }) => name === 'grown')?.outputShape).toEqual([
      1, 512, 512, 3,
    ]);
    model.dispose();
  });
});
