import {
  reshape,
  transpose,
  type DepthToSpaceAttrs,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of depth to space: space to depth. */
export const depthToSpaceGradient: GradConfig = {
  kernelName: 'DepthToSpace',
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attributes) => {
    if (x === undefined) throw new RangeError('DepthToSpace kept no input');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { blockSize, dataFormat } = attributes as unknown as DepthToSpaceAttrs;
    const upstream = dy as Tensor;
    return {
      x: () =>
        dataFormat === 'NHWC'
          ? spaceToDepth(upstream, blockSize)
          : transpose(spaceToDepth(transpose(upstream, [0, 2, 3, 1]), blockSize), [0, 3, 1, 2]),
    };
  },
};

function spaceToDepth(y: Tensor, block: number): Tensor {
  const [count = 1, height = 1, width = 1, channels = 1] = y.shape;
  const [rows, columns] = [height / block, width / block];
  // Four axes at a time, as some backends go no further: a block's columns and channels stay together.
  const blocks = reshape(y, [count * rows, block, columns, block * channels]);
  return reshape(transpose(blocks, [0, 2, 1, 3]), [count, rows, columns, block * block * channels]);
}
