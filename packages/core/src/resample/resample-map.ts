import { calledAs, checkKind } from '@gradcam/errors';
import { axisTaps, checkResampling, type Interpolation, type Tap } from '@gradcam/resample';
import { matMul, reshape, tensor2d, tidy, transpose, Tensor } from '@tensorflow/tfjs-core';

/**
 * Resamples maps to another size, one axis after the other: one resampler for signals, pictures and volumes on every
 * backend, where tfjs has no bicubic op and none for one or three dimensions.
 *
 * Nothing is clamped: bicubic overshoots at edges, as MATLAB's does.
 *
 * @param map `[N, ...space]`; the caller keeps it.
 * @param size The wanted size of each space axis.
 * @param interpolation The kernel.
 * @returns `[N, ...size]`, the caller's to dispose.
 * @throws `BAD_OPTION` for a size or an interpolation that does not exist
 */
export function resampleMap(
  map: Tensor,
  size: readonly number[],
  interpolation: Interpolation,
): Tensor {
  calledAs('resampleMap', () => {
    checkKind(
      map instanceof Tensor,
      map,
      'this is not a map',
      'a tensor with the maps along its first axis',
    );
    checkResampling(size, interpolation);
  });
  const [, ...space] = map.shape;
  return mapByTaps(
    map,
    size.map((length, axis) => rememberedTaps(space[axis] ?? 1, length, interpolation)),
  );
}

/**
 * Resamples maps by the taps of each axis.
 *
 * @param map `[N, ...space]`; the caller keeps it.
 * @param taps For each space axis, those of each position of the result.
 * @returns One value for each of these; the caller's to dispose.
 */
export function mapByTaps(map: Tensor, taps: readonly AxisTaps[]): Tensor {
  return tidy(() => {
    // Each turn resamples the last axis and moves it to the front of space: after all turns the order is as it was.
    return taps.reduceRight<Tensor>((result, ofAxis) => {
      const [count = 1, ...space] = result.shape;
      const inputSize = space.pop() ?? 1;
      const lines = reshape(result, [-1, inputSize]);
      const resampled = matMul(lines, axisMatrix(inputSize, ofAxis));
      const axes = [0, space.length + 1, ...space.map((_, index) => index + 1)];
      return transpose(reshape(resampled, [count, ...space, ofAxis.length]), axes);
    }, map.clone());
  });
}

type AxisTaps = readonly (readonly Tap[])[];

/** The taps of the axes that were resampled last: maps of one network have one size. */
const remembered = new Map<string, AxisTaps>();
const mostRemembered = 8;

function rememberedTaps(
  inputSize: number,
  outputSize: number,
  interpolation: Interpolation,
): AxisTaps {
  const key = [inputSize, outputSize, interpolation].join();
  const taps = remembered.get(key) ?? axisTaps(inputSize, outputSize, interpolation);
  remembered.delete(key);
  remembered.set(key, taps);
  for (const oldest of [...remembered.keys()].slice(0, -mostRemembered)) remembered.delete(oldest);
  return taps;
}

/** The taps of an axis as a matrix, `[inputSize, outputSize]`. */
function axisMatrix(inputSize: number, taps: AxisTaps) {
  const values = new Float32Array(inputSize * taps.length);
  taps.forEach((ofPosition, column) => {
    for (const { index, weight } of ofPosition) values[index * taps.length + column] = weight;
  });
  return tensor2d(values, [inputSize, taps.length]);
}
