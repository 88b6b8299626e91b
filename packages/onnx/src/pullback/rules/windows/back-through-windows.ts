import { behind } from '../../../head/ops/pools/window-samples.js';
import { reachOf, type AxisWindows } from '../../../head/ops/windows/windows-of.js';
import type { HostValue } from '../../../head/values/host-value.js';
import { stridesOf } from '../../../head/values/strides.js';
import { viewed } from '../../../head/values/viewed.js';
import type { PullCall } from '../../pull-rule.js';

/** A convolution without its bias. */
export interface Convolution {
  readonly windows: readonly AxisWindows[];
  /** `[K, C / groups, ...space]` */
  readonly filter: HostValue;
  /** Gives the name of the filter as a value of the graph. */
  readonly filterName: () => string;
  readonly groups: number;
}

/**
 * Brings the gradient of a convolution back to its input.
 *
 * @param call The node.
 * @param gradient The name of the gradient, `[N, K, ...windows]`.
 * @param of The convolution.
 * @returns The name of the gradient in the input, `[N, C, ...space]`.
 */
export function backThroughWindows(
  { builder }: PullCall,
  gradient: string,
  of: Convolution,
): string {
  const { windows, groups: group } = of;
  const dilations = windows.map(({ dilation }) => dilation);
  const pads = padsOfBack(windows);
  if (windows.every(({ stride }) => stride === 1) && pads.every((pad) => pad >= 0)) {
    // ONNX Runtime is faster at this than at a transposed convolution.
    const { dims, numbers } = turned(of);
    const filter = builder.constant(dims, new Float32Array(numbers()));
    return builder.add('Conv', [gradient, filter], { group, dilations, pads });
  }
  return builder.add('ConvTranspose', [gradient, of.filterName()], {
    group,
    dilations,
    strides: windows.map(({ stride }) => stride),
    pads: [...windows.map((along) => along.pads[0]), ...windows.map(behind)],
    output_padding: windows.map(
      (along) => along.size + along.pads[0] + behind(along) - endOf(along),
    ),
  });
}

/** The end of the last window, from the beginning of the padding. */
function endOf(along: AxisWindows): number {
  return (along.count - 1) * along.stride + reachOf(along);
}

/** The padding with which windows in steps of one come to the size of the input. */
function padsOfBack(windows: readonly AxisWindows[]): number[] {
  return [
    ...windows.map((along) => reachOf(along) - 1 - along.pads[0]),
    ...windows.map(({ size, pads, count }) => size + pads[0] - count),
  ];
}

/** The filter back to front, with inputs and outputs swapped in each group: `[C, K / groups, ...space]`. */
function turned({ filter, groups }: Convolution): HostValue {
  const [outputs = 1, inputs = 1, ...space] = filter.dims;
  const each = outputs / groups;
  const [perOutput = 1, perInput = 1, ...perPlace] = stridesOf(filter.dims);
  const view = viewed(filter, {
    dims: [groups, inputs, each, ...space],
    strides: [each * perOutput, perInput, perOutput, ...perPlace.map((step) => -step)],
    offset: perInput - 1,
  });
  return { ...view, dims: [groups * inputs, each, ...space] };
}
