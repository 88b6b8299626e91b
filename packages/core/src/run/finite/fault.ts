import type { Tensor } from '@tensorflow/tfjs-core';

/** A number that is not finite. */
export interface Fault {
  /** The layer at whose output it stands. */
  readonly layer: string;
  readonly value: number;
  /** Its place in that output, the sample first. */
  readonly index: readonly number[];
}

/**
 * Finds a number that is not finite.
 *
 * @param layer The layer at whose output the tensor stands.
 * @param tensor Any shape; the caller keeps it.
 * @returns The first NaN or Infinity; where there is none, the first -Infinity, which may be a mask; `undefined` where all are finite.
 */
export async function faultIn(layer: string, tensor: Tensor): Promise<Fault | undefined> {
  if (tensor.dtype !== 'float32') return undefined;
  const values = await tensor.data<'float32'>();
  const worst = values.findIndex((value) => Number.isNaN(value) || value === Infinity);
  const at = worst < 0 ? values.indexOf(-Infinity) : worst;
  return at < 0 ? undefined : { layer, value: values[at] ?? NaN, index: indexOf(at, tensor.shape) };
}

function indexOf(position: number, shape: readonly number[]): number[] {
  let rest = position;
  const index = [...shape].reverse().map((size) => {
    const at = rest % size;
    rest = (rest - at) / size;
    return at;
  });
  return index.reverse();
}

/**
 * Says a fault in words.
 *
 * @param fault The fault, if it is known.
 * @param layer The layer where it was seen, where it is not.
 * @param samples The number of samples, where several scores have each of them.
 * @returns The layer, and like `NaN at [0, 1, 1, 0]`, the sample first.
 */
export function saidOfFault(
  fault: Fault | undefined,
  layer: string,
  samples = Infinity,
): { readonly layer: string; readonly got: string } {
  if (fault === undefined) return { layer, got: 'NaN' };
  const [sample = 0, ...rest] = fault.index;
  const index = [sample % samples, ...rest].join(', ');
  return { layer: fault.layer, got: `${fault.value} at [${index}]` };
}
