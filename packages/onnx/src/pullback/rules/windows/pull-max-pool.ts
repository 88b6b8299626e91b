import { listOf } from '../../../head/attributes.js';
import { reachOf } from '../../../head/ops/windows/windows-of.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import type { PullCall, Pulled } from '../../pull-rule.js';
import { scatteredByPlaces } from './scattered-by-places.js';
import { windowsIn } from './windows-in.js';

/**
 * Adds the gradient of a pool of maxima: that of each window goes to the first of its largest numbers, as in TensorFlow.js.
 *
 * @param call The node.
 * @returns The gradient in the input; undefined where this kind of node has no rule.
 */
export function pullMaxPool(call: PullCall): Pulled | undefined {
  const { opset, node } = call;
  const windows = windowsIn(call, listOf(node, 'kernel_shape') ?? []);
  if (windows === undefined || opset < 9) return undefined;
  const overlaps = windows.some((along) => along.stride < reachOf(along));
  const canScatter = opset >= (overlaps ? 16 : 11);
  const pulled = canScatter
    ? scattered(call, overlaps)
    : scatteredByPlaces(call, indicesOf(call), windows);
  return pulled === undefined ? undefined : [pulled];
}

/** The place of each maximum, counted through all samples and channels. */
function indicesOf({ builder, node }: PullCall): string {
  const attributes = [...node.attributes].filter(([name]) => name !== 'storage_order');
  const outputs = builder.addNode('MaxPool', node.inputs, Object.fromEntries(attributes), 2);
  return outputs[1] ?? '';
}

/** Adds each number of the gradient at the place of its maximum. */
function scattered(call: PullCall, overlaps: boolean): string {
  const { builder, gradient, node } = call;
  const [input = ''] = node.inputs;
  const flat = (name: string) => builder.add('Reshape', [name, builder.integers([-1])]);
  const count = flat(builder.add('Size', [input]));
  const zeros = builder.add('Expand', [builder.float(0), count]);
  const sum = builder.add(
    'ScatterElements',
    [zeros, flat(indicesOf(call)), flat(gradient)],
    overlaps ? { reduction: 'add' } : {},
  );
  return shapedAs(call, sum);
}
