import { numberOf } from '../../../head/attributes.js';
import { cutoutsOf } from '../../../head/ops/arrangements/slice.js';
import { axisFrom } from '../../../head/values/strides.js';
import { backAlong } from '../../parts/shapes/back-along.js';
import { firstInputRule } from '../../parts/first-input-rule.js';
import { padded, type Padding } from '../../parts/shapes/padded.js';
import { zerosLike } from '../../parts/shapes/zeros-like.js';
import { withConstants } from '../../parts/with-constants.js';
import type { PullCall, Pulled, PullRule } from '../../pull-rule.js';
import { sliced } from './sliced.js';

/** Ops that join parts, or take them out. */
export const partRules: readonly PullRule[] = [
  { op: 'Concat', pull: pullConcat },
  { op: 'Split', pull: pullSplit },
  firstInputRule('Slice', pullSlice),
];

function pullConcat(call: PullCall): Pulled | undefined {
  const { gradient, node, outputShape } = call;
  if (outputShape === undefined) return undefined;
  const axis = axisFrom(numberOf(node, 'axis', 1), outputShape.length);
  const sizes = node.inputs.map((_, position) => call.shapeOf(position)?.[axis] ?? NaN);
  if (sizes.some(Number.isNaN)) return undefined;
  return sizes.map((count, position) => {
    const begin = sizes.slice(0, position).reduce((sum, size) => sum + size, 0);
    return call.isWanted(position) ? sliced(call, gradient, axis, begin, count) : undefined;
  });
}

/** Parts on which the score does not depend have a gradient of zero. */
function pullSplit({ builder, gradients, node }: PullCall): Pulled | undefined {
  if (node.outputs.includes('')) return undefined;
  const parts = node.outputs.map((name, at) => gradients[at] ?? zerosLike(builder, name));
  return [builder.add('Concat', parts, { axis: numberOf(node, 'axis', 0) })];
}

function pullSlice(call: PullCall): string | undefined {
  const shape = call.shapeOf(0);
  const known = withConstants(call);
  if (shape === undefined || known === undefined) return undefined;
  const cutouts = cutoutsOf(
    known,
    shape.map((size) => size ?? anySize),
  );
  // An axis of open size has to stay whole.
  if (shape.some((size, axis) => size === null && cutouts[axis]?.count !== anySize))
    return undefined;
  const padding = cutouts.map(({ begin, count, step }, axis): Padding => {
    const size = shape[axis];
    const isWhole = size === null || size === undefined || step !== 1;
    return isWhole ? [0, 0] : [begin, size - begin - count];
  });
  return cutouts.reduce(
    (gradient, { begin, count, step }, axis) => {
      if (step === 1) return gradient;
      const columns = shape[axis] ?? count;
      const numbers = new Float32Array(count * columns);
      for (let row = 0; row < count; row++) numbers[row * columns + begin + row * step] = 1;
      const matrix = { rows: count, columns, numbers };
      return backAlong(call, gradient, { axis, rank: shape.length, matrix });
    },
    padded(call, call.gradient, padding),
  );
}

/** Stands for an open size; larger than any. */
const anySize = 2 ** 30;
