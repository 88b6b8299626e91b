import { concat, reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Reads rows at once, for every read waits for the device.
 *
 * @param make Makes the rows, all of one type, or gives those that are known; runs in `tf.tidy`.
 * @returns Their values.
 */
export async function readRows(
  make: () => (Tensor | ArrayLike<number>)[],
): Promise<ArrayLike<number>[]> {
  let rows: (number | ArrayLike<number>)[] = [];
  const all = tidy(() => {
    const made = make();
    rows = made.map((row) => (isMade(row) ? row.size : row));
    const tensors = made.filter(isMade).map((row) => reshape(row, [-1]));
    return tensors.length === 0 ? undefined : concat(tensors);
  });
  try {
    const values = (await all?.data()) ?? [];
    let end = 0;
    return rows.map((row) => {
      if (typeof row !== 'number') return row;
      end += row;
      return values.slice(end - row, end);
    });
  } finally {
    all?.dispose();
  }
}

function isMade(row: Tensor | ArrayLike<number>): row is Tensor {
  return 'dataId' in row;
}
