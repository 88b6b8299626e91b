import { GradCamError } from '@gradcam/errors';
import { Tensor } from '@tensorflow/tfjs-core';
import { finiteValues, gridValues } from './grid-values.js';
import type { Layout } from './layout.js';
import type { Sample } from './sample.js';

const what = 'the map';

/**
 * Reads a map.
 *
 * @param map As the sample has it, or a method gave it; the caller keeps it.
 * @param layout The axes of the input.
 * @returns A number for each position, in reading order.
 * @throws `INPUT_SHAPE` for another size, `NOT_FINITE`, `DISPOSED`
 */
export async function readMap(
  map: NonNullable<Sample['map']>,
  layout: Layout,
): Promise<Float32Array> {
  if (!isTensor(map)) return gridValues(map, layout, { what, code: 'INPUT_SHAPE' });
  if (map.isDisposed)
    throw new GradCamError('DISPOSED', 'the map was disposed, got a tensor without values.');
  const size =
    map.shape[0] === 1 && map.rank > layout.space.length ? map.shape.slice(1) : map.shape;
  if (size.join() === layout.space.join())
    return finiteValues(Float32Array.from(await map.data()), what);
  throw new GradCamError(
    'INPUT_SHAPE',
    `the map has another size than the input, got [${map.shape.join(', ')}], expected [${layout.space.join(', ')}]; resize it, or leave out outputUpsampling.`,
  );
}

/**
 * Checks for a tensor; tfjs's own class is typed to hold any kind of rank.
 *
 * @param value Anything.
 * @returns True for a tensor of this copy of tfjs.
 */
export function isTensor(value: unknown): value is Tensor {
  return value instanceof Tensor;
}
