import { listOf, numberOf } from '../../../head/attributes.js';
import { axesOf } from '../../../head/ops/windows/conv-transpose.js';
import { reachOf } from '../../../head/ops/windows/windows-of.js';
import { knownSpace } from '../../parts/shapes/known-space.js';
import { firstInputRule } from '../../parts/first-input-rule.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { backThroughWindows } from './back-through-windows.js';
import { windowsIn, windowsInSteps } from './windows-in.js';

/** Convolutions. */
export const convolutionRules: readonly PullRule[] = [
  firstInputRule('Conv', (call) => {
    const filter = call.constantOf(1);
    if (filter === undefined) return undefined;
    const kernel = filter.dims.slice(2);
    if (isPoint(call, kernel)) return throughMatrix(call, filter.dims);
    const windows = windowsInSteps(call, kernel) ?? windowsIn(call, kernel);
    if (windows === undefined) return undefined;
    return backThroughWindows(call, call.gradient, {
      windows,
      filter,
      filterName: () => call.node.inputs[1] ?? '',
      groups: numberOf(call.node, 'group', 1),
    });
  }),
  firstInputRule('ConvTranspose', throughConvolution),
];

/** Tells whether windows of one position move over one position: the convolution is a dense layer. */
function isPoint(call: PullCall, kernel: readonly number[]): boolean {
  const [space, output] = [knownSpace(call, 0), call.outputShape?.slice(2)];
  const sizes = [...kernel, ...(space ?? [NaN]), ...(output ?? [NaN])];
  return sizes.every((size) => size === 1) && numberOf(call.node, 'group', 1) === 1;
}

/** A product takes all samples at once, where ONNX Runtime's convolution reads the weights for each. */
function throughMatrix(
  { builder, gradient, node }: PullCall,
  [outputs = 1, inputs = 1, ...kernel]: readonly number[],
): string {
  const rows = builder.add('Reshape', [gradient, builder.integers([-1, outputs])]);
  const matrix = builder.add('Reshape', [
    node.inputs[1] ?? '',
    builder.integers([outputs, inputs]),
  ]);
  const made = builder.add('MatMul', [rows, matrix]);
  return builder.add('Reshape', [made, builder.integers([-1, inputs, ...kernel])]);
}

/** The gradient of a transposed convolution is the convolution that it transposes. */
function throughConvolution(call: PullCall): string | undefined {
  const [space, kernel] = [knownSpace(call, 0), knownSpace(call, 1)];
  if (space === undefined || kernel === undefined) return undefined;
  const { node } = call;
  const dilations = kernel.map((_, axis) => listOf(node, 'dilations')?.[axis] ?? 1);
  const reaches = kernel.map((size, axis) =>
    reachOf({ kernel: size, dilation: dilations[axis] ?? 1 }),
  );
  const axes = axesOf(node, space, reaches);
  const after = axes.map(({ full, before, size }) => Math.max(0, full - size - before));
  const counts = axes.map(({ stride, before, size }, axis) => {
    const room = size + before + (after[axis] ?? 0) - (reaches[axis] ?? 1);
    return Math.floor(room / stride) + 1;
  });
  if (counts.some((count, axis) => count !== space[axis])) return undefined;
  return call.builder.add('Conv', [call.gradient, node.inputs[1] ?? ''], {
    group: numberOf(node, 'group', 1),
    strides: axes.map(({ stride }) => stride),
    dilations,
    pads: [...axes.map(({ before }) => before), ...after],
  });
}
