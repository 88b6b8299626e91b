import { reshape, transpose } from '@tensorflow/tfjs-core';
import { numberOf, wordOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';

/** Channels laid out as blocks of space: the shuffle of pixels of networks that enlarge. */
export const depthToSpace: HeadOp = {
  op: 'DepthToSpace',
  run: (call) => {
    const x = tensorAt(call);
    const [batch = 1, channels = 1, high = 1, wide = 1] = x.shape;
    const block = numberOf(call.node, 'blocksize', 1);
    const depth = channels / block ** 2;
    const isDepthLast = wordOf(call.node, 'mode', 'DCR') === 'DCR';
    const blocks = isDepthLast
      ? transpose(reshape(x, [batch, block, block, depth, high, wide]), [0, 3, 4, 1, 5, 2])
      : transpose(reshape(x, [batch, depth, block, block, high, wide]), [0, 1, 4, 2, 5, 3]);
    return reshape(blocks, [batch, depth, high * block, wide * block]);
  },
};

/** Blocks of space laid out as channels. */
export const spaceToDepth: HeadOp = {
  op: 'SpaceToDepth',
  run: (call) => {
    const x = tensorAt(call);
    const [batch = 1, channels = 1, high = 1, wide = 1] = x.shape;
    const block = numberOf(call.node, 'blocksize', 1);
    const [down, along] = [high / block, wide / block];
    const blocks = reshape(x, [batch, channels, down, block, along, block]);
    return reshape(transpose(blocks, [0, 3, 5, 1, 2, 4]), [
      batch,
      channels * block ** 2,
      down,
      along,
    ]);
  },
};
