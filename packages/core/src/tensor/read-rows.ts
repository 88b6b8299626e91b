import { stack, tidy, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Reads rows of one length at once, for every read waits for the device.
 *
 * @param make Makes the rows, `[length]` each, of one type; runs in `tf.tidy`.
 * @returns Their values.
 */
export async function readRows(make: () => Tensor[]): Promise<ArrayLike<number>[]> {
  const all = tidy(() => stack(make()));
  try {
    const values = await all.data();
    const [count = 1, length = values.length] = all.shape;
    return Array.from({ length: count }, (_, row) =>
      values.slice(row * length, (row + 1) * length),
    );
  } finally {
    all.dispose();
  }
}
