import { io } from '@tensorflow/tfjs-core';
import { weightBytes } from '../../../keras/weights/weight-bytes.js';
import { brokenModel } from '../broken-model.js';

/** The place of a weight among the bytes. */
export interface WeightPlace {
  readonly spec: io.WeightsManifestEntry;
  readonly begin: number;
  readonly end: number;
}

/**
 * Checks that the bytes of a model's weights are as many as their list says.
 *
 * @param specs The checked list.
 * @param data The bytes; undefined for none.
 * @returns The place of each weight.
 * @throws `MODEL_BROKEN`
 */
export function checkWeightBytes(
  specs: readonly io.WeightsManifestEntry[],
  data: io.WeightData | undefined,
): WeightPlace[] {
  const whole = new io.CompositeArrayBuffer(data);
  let end = 0;
  const places = specs.map((spec) => {
    const begin = end;
    end += weightBytes(spec);
    if (spec.dtype === 'string') end = endOfTexts(spec, begin, whole);
    if (end > whole.byteLength) {
      throw brokenModel(
        `the weights are cut short, got ${whole.byteLength} bytes, expected at least ${end} for "${spec.name}"`,
      );
    }
    return { spec, begin, end };
  });
  if (end === whole.byteLength) return places;
  throw brokenModel(`the weights are too long, got ${whole.byteLength} bytes, expected ${end}`);
}

/** Texts lie one behind the other, each after its length. */
function endOfTexts(
  { shape }: io.WeightsManifestEntry,
  begin: number,
  whole: io.CompositeArrayBuffer,
): number {
  const count = shape.reduce((product, size) => product * size, 1);
  let end = begin;
  for (let text = 0; text < count; text++) {
    // Past the end lies no length to read.
    if (end + 4 > whole.byteLength) return end + 4;
    end += 4 + (new Uint32Array(whole.slice(end, end + 4))[0] ?? 0);
  }
  return end;
}
