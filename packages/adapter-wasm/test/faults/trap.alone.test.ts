import '@tensorflow/tfjs-layers';
import { GradCamError, gradCAM } from '@gradcam/core';
import { networkFromFunctions } from '@gradcam/core/network';
import {
  backend,
  conv2d,
  maxPool,
  ones,
  removeBackend,
  scatterND,
  square,
  sum,
  tensor1d,
  tensor2d,
  tensor3d,
  zeros,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import { afterEach, describe, expect, it } from 'vitest';
import { wasmAdapter } from '../../src/node.js';

afterEach(() => {
  removeBackend('wasm');
});

const picture = (height: number, width: number): Tensor4D => ones([1, height, width, 1]);
const window = (): Tensor4D => ones([3, 3, 1, 1]);

/** Writes far outside of all memory. */
const trap = (): Tensor => scatterND(tensor2d([[5e8]], [1, 1], 'int32'), tensor1d([1]), [4]);

const network = networkFromFunctions({
  input: { name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' },
  trunk: (x) => x.clone(),
  head: (a) => sum(a, [1, 2]),
});

describe.each([1, 2])('wasm with %i threads', (threads) => {
  it.each([
    ['a pooling that leaves nothing', () => maxPool(picture(1, 1), 2, 2, 'valid')],
    ['a convolution that leaves nothing', () => conv2d(picture(4, 2), window(), 1, 'valid')],
    [
      'a convolution that leaves less than nothing',
      () => conv2d(picture(1, 24), window(), 1, 'valid'),
    ],
  ])('refuses %s, and goes on', async (_, run) => {
    await wasmAdapter({ threads }).prepare();
    expect(run).toThrow(GradCamError);
    expect(run).toThrow(/too small for the network, got the shape \[1, /);
    const right = conv2d(picture(4, 4), window(), 1, 'valid');
    expect([...(await right.data())]).toEqual([9, 9, 9, 9]);
  });

  it('that was stopped by a trap says so at every call, and can be prepared anew', async () => {
    const adapter = wasmAdapter({ threads });
    await adapter.prepare();
    const before = backend();
    const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const weights = tensor1d([1, 2]);
    expect(trap).toThrow(/out of bounds/);
    expect(() => zeros([2])).toThrow(/stopped before, got "memory access out of bounds"; prepare/);
    await expect(gradCAM(network, x, 0)).rejects.toMatchObject({
      code: 'BACKEND_LOST',
      message: expect.stringMatching(
        /prepare the adapter again and load the model again/,
      ) as string,
    });
    x.dispose();

    await adapter.prepare();
    expect(backend()).not.toBe(before);
    expect(adapter.execution()?.threads).toBe(threads);
    expect(() => square(weights)).toThrow(/load the model again/);
    weights.dispose();
    const again = tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const { scoreMap } = await gradCAM(network, again, 0);
    expect([...(await scoreMap.data())]).toEqual([1, 2, 3, 4]);
  });

  it('that is stopped by a trap in the middle of a map says so', async () => {
    const adapter = wasmAdapter({ threads });
    await adapter.prepare();
    const x = tensor3d([1, 2, 3, 4], [2, 2, 1]);
    const trapping = networkFromFunctions({
      input: { name: 'x', shape: [null, 2, 2, 1], dtype: 'float32' },
      trunk: () => trap(),
      head: (a) => sum(a, [1, 2]),
    });
    await expect(gradCAM(trapping, x, 0)).rejects.toMatchObject({
      code: 'BACKEND_LOST',
      message: expect.stringMatching(/was lost, got "memory access out of bounds"/) as string,
    });
  });
});
