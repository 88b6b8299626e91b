import { calledAs, checkKind } from '@gradcam/errors';
import { axisTaps, checkResampling, type Interpolation } from '@gradcam/resample';
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
  return tidy(() => {
    let result = map.clone();
    // Each turn resamples the last axis and moves it to the front of space: after all turns the order is as it was.
    for (let turn = size.length; turn > 0; turn -= 1) {
      const outputSize = size[turn - 1] ?? 1;
      const [count = 1, ...space] = result.shape;
      const inputSize = space.pop() ?? 1;
      const lines = reshape(result, [-1, inputSize]);
      const resampled = matMul(lines, axisMatrix(inputSize, outputSize, interpolation));
      const axes = [0, space.length + 1, ...space.map((_, index) => index + 1)];
      result = transpose(reshape(resampled, [count, ...space, outputSize]), axes);
    }
    return result;
  });
}

/** The taps of the axes that were resampled last: maps of one network have one size. */
const matrices = new Map<string, Float32Array>();
const mostMatrices = 8;

/** The taps of an axis as a matrix, `[inputSize, outputSize]`. */
function axisMatrix(inputSize: number, outputSize: number, interpolation: Interpolation) {
  const key = [inputSize, outputSize, interpolation].join();
  const values = matrices.get(key) ?? tapsOf(inputSize, outputSize, interpolation);
  matrices.delete(key);
  matrices.set(key, values);
  for (const oldest of [...matrices.keys()].slice(0, -mostMatrices)) matrices.delete(oldest);
  return tensor2d(values, [inputSize, outputSize]);
}

function tapsOf(inputSize: number, outputSize: number, interpolation: Interpolation): Float32Array {
  const values = new Float32Array(inputSize * outputSize);
  axisTaps(inputSize, outputSize, interpolation).forEach((taps, column) => {
    for (const { index, weight } of taps) values[index * outputSize + column] = weight;
  });
  return values;
}
