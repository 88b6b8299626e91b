import type { Tensor } from '@tensorflow/tfjs-core';

/** The first and the last row and column at which a map is above half of its maximum. */
export async function hotExtent(map: Tensor): Promise<{ rows: number[]; columns: number[] }> {
  const [, width = 1] = map.shape;
  const values = [...(await map.data())];
  const most = Math.max(...values);
  const hot = values.flatMap((value, at) => (value > most / 2 ? [at] : []));
  const ends = (list: number[]) => [Math.min(...list), Math.max(...list)];
  return {
    rows: ends(hot.map((at) => Math.floor(at / width))),
    columns: ends(hot.map((at) => at % width)),
  };
}
