import { calledAs, checkKind, checkOptionNames, GradCamError, isList } from '@gradcam/errors';
import { axisTaps, resamplingOptionNames, type ResamplingOptions } from './axis-taps.js';
import { checkResampling } from './check-resampling.js';
import type { Interpolation } from './interpolation.js';
import { resampleAxis } from './resample-axis.js';

/**
 * Resamples numbers to another size, one axis after the other, from the last to the first.
 *
 * Nothing is clamped: bicubic overshoots at edges, as MATLAB's does.
 *
 * @param values The numbers, the last axis fastest; they are not changed.
 * @param shape Their size along each axis.
 * @param size The wanted one; an axis that keeps its size is left as it is.
 * @param interpolation The kernel.
 * @param options Whether the kernel is stretched where an axis shrinks.
 * @returns New numbers, in single precision.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * resample([0, 4], [2], [4], 'bilinear'); // [0, 1, 3, 4]
 * ```
 */
export function resample(
  values: ArrayLike<number>,
  shape: readonly number[],
  size: readonly number[],
  interpolation: Interpolation,
  options: ResamplingOptions = {},
): Float32Array {
  return calledAs('resample', () => {
    checkOptionNames(options, resamplingOptionNames);
    for (const list of [values, shape, size])
      checkKind(
        isList(list),
        list,
        'the numbers, their shape or their size is not a list',
        'lists',
      );
    checkResampling([...shape, ...size], interpolation);
    checkShape(values, shape, size);
    let result: Float32Array = Float32Array.from(values);
    let inner = 1;
    size.forEach((_, turn) => {
      const axis = size.length - 1 - turn;
      const [from, to] = [shape[axis] ?? NaN, size[axis] ?? NaN];
      if (from !== to) {
        const taps = axisTaps(from, to, interpolation, options);
        result = resampleAxis(result, { size: from, inner }, taps);
      }
      inner *= to;
    });
    return result;
  });
}

function checkShape(
  values: ArrayLike<number>,
  shape: readonly number[],
  size: readonly number[],
): void {
  const count = shape.reduce((product, length) => product * length, 1);
  if (shape.length === size.length && values.length === count) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the numbers do not fit their shape, got ${values.length} of [${shape.join(', ')}] to be resampled to [${size.join(', ')}], expected ${count} and as many sizes.`,
  );
}
