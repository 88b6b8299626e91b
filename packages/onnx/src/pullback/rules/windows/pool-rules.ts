import { listOf, numberOf } from '../../../head/attributes.js';
import { counted } from '../../../head/ops/pools/average-pool.js';
import { sizeOf } from '../../../head/values/strides.js';
import { hostValue } from '../../../head/values/host-value.js';
import { gated } from '../../parts/gated.js';
import { spreadMean } from '../../parts/spread-mean.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { backThroughWindows } from './back-through-windows.js';
import { pullMaxPool } from './pull-max-pool.js';
import { windowsIn } from './windows-in.js';

/** Pools. */
export const poolRules: readonly PullRule[] = [
  { op: 'GlobalAveragePool', pull: (call) => [spreadMean(call, call.gradient)] },
  {
    // Where several numbers are the largest, each gets the whole gradient, as in TensorFlow.js.
    op: 'GlobalMaxPool',
    pull: (call) => {
      const { builder, node } = call;
      const [input = ''] = node.inputs;
      const [largest = ''] = node.outputs;
      return [gated(call, builder.add('Not', [builder.add('Less', [input, largest])]))];
    },
  },
  { op: 'MaxPool', pull: pullMaxPool },
  { op: 'AveragePool', pull: pullAveragePool },
];

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
    filterName: () => builder.constant(filter.dims, Float32Array.from(filter.numbers())),
    groups: channels,
  });
  return [pulled];
}
