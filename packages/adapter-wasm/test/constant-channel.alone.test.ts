import { fill, tidy } from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { channelMasks } from '../../core/src/method/perturbation/channel-masks.js';
import { wasmAdapter } from '../src/node.js';

beforeAll(() => wasmAdapter({ threads: 1 }).prepare());

it('makes no mask of a channel that is the same everywhere, though upsampling rounds', () => {
  const masks = tidy(() =>
    channelMasks(fill([1, 2, 2, 1], 0.1), [0], [5, 5, 1], 'centres').dataSync(),
  );
  expect(masks).toEqual(new Float32Array(5 * 5));
});
