import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { clone, ones, tensor, type Tensor } from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { gradCAM, type Target } from '../../src/index.js';
import { hiResCamMethod } from '../../src/methods.js';
import { networkFromFunctions } from '../../src/network/index.js';

it('takes the part of a region that is given, where the other is left out', async () => {
  const copy = (from: Tensor) => clone(from);
  const pixels = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: copy,
    head: copy,
  });
  const x = ones([2, 2, 1]);
  const mask = tensor([1, 0, 0, 1], [2, 2]);
  // A program without types may name both.
  const over = (region: object) => ({ label: 0, region }) as Target;
  for (const [region, expected] of [
    [{ mask, pixel: undefined }, [1, 0, 0, 1]],
    [{ mask: undefined, pixel: [0, 1] }, [0, 1, 0, 0]],
  ] as const) {
    const { scoreMap } = await gradCAM(pixels, x, over(region), { method: hiResCamMethod });
    expect([...(await scoreMap.data())]).toEqual(expected);
    scoreMap.dispose();
  }
  x.dispose();
  mask.dispose();
});
