import {
  conv2d,
  depthwiseConv2d,
  ones,
  relu6,
  sum,
  tidy,
  type Tensor4D,
} from '@tensorflow/tfjs-core';

const runs = 3;

/**
 * Times a small block like those of a network for pictures on the active backend, warm.
 *
 * @returns Milliseconds.
 */
export async function timeOfTrial(): Promise<number> {
  await once();
  const began = performance.now();
  for (let run = 0; run < runs; run += 1) await once();
  return (performance.now() - began) / runs;
}

async function once(): Promise<void> {
  const total = tidy(() => {
    const x: Tensor4D = ones([1, 56, 56, 64]);
    const spread = depthwiseConv2d(x, ones([3, 3, 64, 1]), 1, 'same');
    const mixed = conv2d(relu6(spread), ones([1, 1, 64, 128]), 1, 'same');
    return sum(relu6(mixed));
  });
  await total.data();
  total.dispose();
}
