import { windowsOf, type AxisWindows } from '../../../head/ops/windows/windows-of.js';
import { knownSpace } from '../../parts/shapes/known-space.js';
import type { PullCall } from '../../pull-rule.js';

/**
 * Computes where the windows of a node lie.
 *
 * @param call The node.
 * @param kernel The sizes of a window.
 * @returns The windows, axis by axis of space; undefined where they depend on a size that is open.
 */
export function windowsIn(call: PullCall, kernel: readonly number[]): AxisWindows[] | undefined {
  const space = knownSpace(call, 0);
  return space && windowsOf(call.node, space, kernel);
}

/**
 * Computes the padding of windows in steps of one, which no size changes.
 *
 * @param call The node.
 * @param kernel The sizes of a window.
 * @returns The windows, as they lie in some size; undefined where steps are larger.
 */
export function windowsInSteps(
  { node }: PullCall,
  kernel: readonly number[],
): AxisWindows[] | undefined {
  const windows = windowsOf(
    node,
    kernel.map(() => largeSize),
    kernel,
  );
  return windows.every(({ stride }) => stride === 1) ? windows : undefined;
}

/** Larger than any window. */
const largeSize = 2 ** 20;
