import type { DataFormat } from '@gradcam/layer-select';
import { expandDims, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import { GradCamError } from '@gradcam/errors';

/** The order of the axes of one of a network's inputs. */
export interface NetworkOrder {
  /** The position of its channels. */
  readonly format: DataFormat;
  /** The number of axes, including the batch axis; `undefined` if unknown. */
  readonly rank: number | undefined;
}

/**
 * Puts the axes of an input into the order that the network has them in.
 *
 * The labels are MATLAB's: `S` space, `C` channels, `B` batch, `T` time. Time goes before space; an input without channels gets
 * one, unless the network's input has none.
 *
 * @param tensor The input; the caller keeps it.
 * @param format One label for each of its axes: `'SSC'`, `'CSSB'`, `'CTB'`, …
 * @param target The order of the axes of the network's input.
 * @returns `[N, ...space, C]` or `[N, C, ...space]`, without `N` where the format has no batch; the caller disposes it.
 * @throws `BAD_OPTION` for labels that mean nothing or do not fit the tensor
 */
export function toNetworkOrder(tensor: Tensor, format: string, target: NetworkOrder): Tensor {
  const order = axesInOrder(format, tensor.shape, target);
  return tidy(() => {
    const isWhole = order.length === tensor.rank;
    return transpose(isWhole ? tensor : expandDims(tensor, tensor.rank), [...order]);
  });
}

/**
 * Returns the shape that `toNetworkOrder` gives.
 *
 * @param shape The input's shape.
 * @param format One label for each axis.
 * @param target The order of the axes of the network's input.
 * @returns The shape, with a batch axis of one where the format has none.
 * @throws `BAD_OPTION`
 */
export function shapeInNetworkOrder(
  shape: readonly number[],
  format: string,
  target: NetworkOrder,
): number[] {
  const sizes = axesInOrder(format, shape, target).map((axis) => shape[axis] ?? 1);
  return format.includes('B') ? sizes : [1, ...sizes];
}

/** Lists the axes of the tensor, with a channel axis at the end if it lacks one, in the network's order. */
function axesInOrder(
  format: string,
  shape: readonly number[],
  target: NetworkOrder,
): readonly number[] {
  const labels = checkedLabels(format, shape);
  const of = (label: string) => labels.flatMap((each, axis) => (each === label ? [axis] : []));
  const rank = labels.length + (labels.includes('B') ? 0 : 1);
  const isWhole = labels.includes('C') || rank === target.rank;
  const channels = isWhole ? of('C') : [labels.length];
  const space = [...of('T'), ...of('S')];
  return target.format === 'channelsFirst'
    ? [...of('B'), ...channels, ...space]
    : [...of('B'), ...space, ...channels];
}

function checkedLabels(format: string, shape: readonly number[]): readonly string[] {
  const labels = Array.from(format);
  const expected =
    "expected one label for each axis, S (space), C (channels), B (batch) or T (time), as in 'SSC' or 'SSCB'";
  const unknown = labels.find((label) => !'SCBT'.includes(label));
  if (unknown !== undefined)
    throw new GradCamError(
      'BAD_OPTION',
      `the option format has the unknown label '${unknown}', got '${format}', ${expected}.`,
    );
  const twice = ['C', 'B', 'T'].find((label) => labels.filter((each) => each === label).length > 1);
  if (twice !== undefined)
    throw new GradCamError(
      'BAD_OPTION',
      `the option format has the label '${twice}' more than once, got '${format}', ${expected}.`,
    );
  if (labels.length !== shape.length)
    throw new GradCamError(
      'BAD_OPTION',
      `the option format does not fit the input, got '${format}' for the shape [${shape.join(', ')}], ${expected}.`,
    );
  return labels;
}
