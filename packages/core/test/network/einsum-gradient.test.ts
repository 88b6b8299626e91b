import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers';
import { einsum, setBackend, sum, tensor } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradCAM } from '../../src/index.js';
import type { CombiningMethod } from '../../src/methods.js';
import { networkFromFunctions } from '../../src/network/index.js';

beforeAll(() => setBackend('cpu'));

const gradientMethod: CombiningMethod = {
  name: 'gradient',
  combine: ({ gradients }) => gradients.clone(),
};

/** The gradient of the sum of an einsum in its first factor, an input of 1 x 2 x 2 x 1. */
async function gradientOf(equation: string, factor: number[][]): Promise<number[]> {
  const second = tensor(factor);
  const x = tensor([1, 2, 3, 4], [2, 2, 1]);
  const network = networkFromFunctions({
    input: { name: 'image', shape: [null, 2, 2, 1], dtype: 'float32' },
    trunk: (input) => input.clone(),
    head: (activations) => einsum(equation, activations, second),
  });
  const options = {
    method: gradientMethod,
    sign: 'signed',
    outputUpsampling: 'none',
  } as const;
  const { scoreMap } = await gradCAM(network, x, (output) => sum(output), options);
  const values = Array.from(await scoreMap.data());
  for (const each of [second, x, scoreMap]) each.dispose();
  return values;
}

describe('the gradient of einsum', () => {
  it('multiplies by the other factor and sums over what is not shared', async () => {
    // S = sum over b of 1 2 / 3 4 times the rows: the gradient at column j is the sum of row j of the factor.
    expect(
      await gradientOf('nijk,jb->nikb', [
        [1, 10],
        [100, 1000],
      ]),
    ).toEqual([11, 1100, 11, 1100]);
  });

  it('refuses what it cannot do: an axis that only one factor has', async () => {
    await expect(
      gradientOf('nijk,jb->nkb', [
        [1, 2],
        [3, 4],
      ]),
    ).rejects.toMatchObject({ code: 'GRADIENT_MISSING' });
  });
});
