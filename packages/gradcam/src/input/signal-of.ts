import { slice, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Reads the numbers of a signal, which its curve is drawn of.
 *
 * @param tensors The network's inputs.
 * @returns The first channel of a single input `[time, channels]`; undefined for anything else.
 */
export async function signalOf([first, ...others]: readonly Tensor[]): Promise<
  Float32Array | undefined
> {
  if (first?.rank !== 2 || others.length > 0) return undefined;
  const channel = slice(first, [0, 0], [-1, 1]);
  try {
    return Float32Array.from(await channel.data());
  } finally {
    channel.dispose();
  }
}
