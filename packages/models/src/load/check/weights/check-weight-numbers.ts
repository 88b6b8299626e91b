import { io } from '@tensorflow/tfjs-core';
import { brokenModel } from '../broken-model.js';
import type { WeightPlace } from './check-weight-bytes.js';

/**
 * Checks that no weight holds NaN: WebAssembly makes zeros of them, and a map that looks right. Infinity may be meant, in a mask.
 *
 * @param places The place of each weight.
 * @param data The bytes; undefined for none.
 * @throws `MODEL_BROKEN` with the weight and the index of the number
 */
export function checkWeightNumbers(
  places: readonly WeightPlace[],
  data: io.WeightData | undefined,
): void {
  const whole = new io.CompositeArrayBuffer(data);
  for (const { spec, begin, end } of places) {
    // What an optimizer has remembered is not loaded.
    if (spec.group === 'optimizer') continue;
    const index = findNaN(spec.quantization?.dtype ?? spec.dtype, whole.slice(begin, end));
    if (index >= 0) {
      throw brokenModel(
        `the weight "${spec.name}" is not a number at index ${index}, got NaN, expected finite numbers`,
      );
    }
  }
}

/** The index of the first; -1 without one. */
function findNaN(stored: string, bytes: ArrayBuffer): number {
  if (stored === 'float16') {
    // All bits of the exponent, and any of the fraction.
    return new Uint16Array(bytes).findIndex((bits) => (bits & 0x7fff) > 0x7c00);
  }
  if (stored !== 'float32' && stored !== 'complex64') return -1;
  // Other comparisons call a function for each number.
  const values = new Float32Array(bytes);
  for (let index = 0; index < values.length; index += 1)
    if (values[index] !== values[index]) return index;
  return -1;
}
