import '@tensorflow/tfjs-backend-cpu';
import { setBackend, tensor, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { channelMasks, type MaskKind } from '../src/method/perturbation/channel-masks.js';

beforeAll(() => setBackend('cpu'));

/** The masks of one channel over an axis, for an input of some size and channels. */
function masksOf(channel: readonly number[], input: readonly number[], kind: MaskKind): number[] {
  return tidy(() => {
    const masks = channelMasks(tensor([...channel], [1, channel.length, 1]), [0], input, kind);
    expect(masks.shape).toEqual([1, ...input]);
    return Array.from(masks.dataSync());
  });
}

describe('the mask of a channel', () => {
  it('goes from 0 to 1 at the size of the input, where no position lies on the highest cell', () => {
    // Between the cells at -1/8, 5/8, 11/8 and 17/8: 0, 5/8, 5/8 and 0 before it is scaled.
    expect(masksOf([0, 1, 0], [4, 1], 'centres')).toEqual([0, 1, 1, 0]);
    expect(masksOf([0, 1, 0], [4, 1], 'scaled-first')).toEqual([0, 0.625, 0.625, 0]);
  });

  it('is zero where the input has the same number at each of its fewer positions', () => {
    // Between the cells at 1/4 and 7/4.
    expect(masksOf([0, 1, 0], [2, 1], 'centres')).toEqual([0, 0]);
  });

  it('is the same for all channels of the input', () => {
    expect(masksOf([3, 7], [4, 2], 'centres')).toEqual([0, 0, 0.25, 0.25, 0.75, 0.75, 1, 1]);
  });
});
