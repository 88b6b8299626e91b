import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { listOf, numberOf, wordOf } from '../../attributes.js';

/** The windows of a convolution or pool along one axis of space. */
export interface AxisWindows {
  /** The size of the input. */
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** The padding in front and behind. */
  readonly pads: readonly [before: number, after: number];
  /** The number of windows. */
  readonly count: number;
}

/**
 * Computes where the windows of a node lie.
 *
 * @param node The node.
 * @param space The sizes of the input's axes of space.
 * @param kernel The sizes of a window.
 * @returns The windows, axis by axis.
 */
export function windowsOf(
  node: OnnxNode,
  space: readonly number[],
  kernel: readonly number[],
): AxisWindows[] {
  const strides = listOf(node, 'strides') ?? [];
  const dilations = listOf(node, 'dilations') ?? [];
  const pads = listOf(node, 'pads') ?? [];
  return space.map((size, axis) => {
    const along = {
      size,
      kernel: kernel[axis] ?? 1,
      stride: strides[axis] ?? 1,
      dilation: dilations[axis] ?? 1,
    };
    const given = [pads[axis] ?? 0, pads[axis + space.length] ?? 0] as const;
    return { ...along, ...paddedWindows(node, along, given) };
  });
}

type Along = Pick<AxisWindows, 'size' | 'kernel' | 'stride' | 'dilation'>;

/** Pads that the node names, or those with which every number of the input has its window. */
function paddedWindows(
  node: OnnxNode,
  along: Along,
  given: readonly [number, number],
): Pick<AxisWindows, 'pads' | 'count'> {
  const reach = reachOf(along);
  const auto = wordOf(node, 'auto_pad', 'NOTSET');
  if (auto.startsWith('SAME')) {
    const count = Math.ceil(along.size / along.stride);
    const total = Math.max(0, (count - 1) * along.stride + reach - along.size);
    const less = Math.floor(total / 2);
    const pads =
      auto === 'SAME_UPPER' ? ([less, total - less] as const) : ([total - less, less] as const);
    return { pads, count };
  }
  const pads = auto === 'VALID' ? ([0, 0] as const) : given;
  return { pads, count: countOf(along, pads, numberOf(node, 'ceil_mode', 0) !== 0) };
}

/** Counts windows. A last one that lies in the padding alone, for sizes are rounded up, is left out. */
function countOf(
  along: Along,
  [before, after]: readonly [number, number],
  isCeil: boolean,
): number {
  const room = (along.size + before + after - reachOf(along)) / along.stride;
  if (!isCeil) return Math.floor(room) + 1;
  const count = Math.ceil(room) + 1;
  return (count - 1) * along.stride >= along.size + before ? count - 1 : count;
}

/**
 * Gives how far a window reaches.
 *
 * @param along Its size and dilation.
 * @returns The number of places from its first to its last.
 */
export function reachOf({ kernel, dilation }: Pick<AxisWindows, 'kernel' | 'dilation'>): number {
  return (kernel - 1) * dilation + 1;
}
