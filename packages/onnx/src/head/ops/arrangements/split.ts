import { listOf, numberOf } from '../../attributes.js';
import { inputAt, numbersAt } from '../../call-inputs.js';
import type { HeadCall, HeadOp } from '../../head-op.js';
import { dimsOf, type HeadValue } from '../../values/head-value.js';
import { axisFrom } from '../../values/strides.js';
import { cutOut } from './cut-out.js';

/** The parts of an axis, one after the other. */
export const split: HeadOp = { op: 'Split', hosts: [1], run: parts, host: parts };

function parts(call: HeadCall): HeadValue[] {
  const value = inputAt(call, 0);
  const dims = dimsOf(value);
  const axis = axisFrom(numberOf(call.node, 'axis', 0), dims.length);
  const counts = countsOf(call, dims[axis] ?? 0);
  return counts.map((count, at) => {
    const begin = counts.slice(0, at).reduce((sum, each) => sum + each, 0);
    return cutOut(value, axis, begin, count);
  });
}

/** An attribute until opset 12, an input since; parts of equal size where there is neither, of which the last may be smaller. */
function countsOf(call: HeadCall, size: number): readonly number[] {
  const given = numbersAt(call, 1) ?? listOf(call.node, 'split');
  if (given !== undefined) return given;
  const count = call.node.outputs.length;
  const most = Math.ceil(size / count);
  return call.node.outputs.map((_, at) => Math.min(most, size - at * most));
}
