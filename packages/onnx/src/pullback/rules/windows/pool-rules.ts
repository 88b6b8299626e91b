import { listOf, numberOf } from '../../../head/attributes.js';
import { counted } from '../../../head/ops/pools/average-pool.js';
import { sizeOf } from '../../../head/values/strides.js';
import { hostValue } from '../../../head/values/host-value.js';
import { shareExtremum } from '../../parts/sums/share-extremum.js';
import { spreadMean } from '../../parts/sums/spread-mean.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { backThroughWindows } from './back-through-windows.js';
import { pullMaxPool } from './pull-max-pool.js';
import { windowsIn } from './windows-in.js';

/** Pools. */
export const poolRules: readonly PullRule[] = [
  { op: 'GlobalAveragePool', pull: (call) => [spreadMean(call, call.gradient)] },
  { op: 'GlobalMaxPool', pull: pullGlobalMaxPool },
  { op: 'MaxPool', pull: pullMaxPool },
  { op: 'AveragePool', pull: pullAveragePool },
];

function pullGlobalMaxPool(call: PullCall) {
  const { gradient, node, outputShape } = call;
  if (outputShape === undefined) return undefined;
  const [[input = ''], [output = '']] = [node.inputs, node.outputs];
  const axes = outputShape.map((_, axis) => axis).slice(2);
  return [shareExtremum(call, 'Less', { input, output, gradient, axes })];
}

/** Each window's share of the gradient goes to each number in it: a convolution of every channel by itself with ones. */
function pullAveragePool(call: PullCall) {
  const { builder, gradient, node } = call;
  const kernel = listOf(node, 'kernel_shape') ?? [];
  const windows = windowsIn(call, kernel);
  const channels = call.shapeOf(0)?.[1] ?? undefined;
  if (windows === undefined || channels === undefined) return undefined;
  const { dims, numbers } = counted(windows, numberOf(node, 'count_include_pad', 0) !== 0);
  const counts = builder.constant([1, 1, ...dims], Float32Array.from(numbers()));
  const filter = hostValue(
    'float32',
    [channels, 1, ...kernel],
    new Float32Array(channels * sizeOf(kernel)).fill(1),
  );
  const pulled = backThroughWindows(call, builder.add('Div', [gradient, counts]), {
    windows,
    filter,
    filterName: () => builder.constant(filter.dims, new Float32Array(filter.numbers())),
    groups: channels,
  });
  return [pulled];
}
