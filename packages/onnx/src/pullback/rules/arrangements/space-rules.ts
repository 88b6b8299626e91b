import { numberOf, wordOf } from '../../../head/attributes.js';
import { outside, padsOf } from '../../../head/ops/arrangements/pad.js';
import { mannerOf, resizeMatrix } from '../../../head/ops/resizing/resize-matrix.js';
import { resizingsOf } from '../../../head/ops/resizing/resize.js';
import { backAlong, type Matrix } from '../../parts/shapes/back-along.js';
import { firstInputRule } from '../../parts/first-input-rule.js';
import { padded, type Padding } from '../../parts/shapes/padded.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import { withConstants } from '../../parts/with-constants.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** Ops that change the size of space. */
export const spaceRules: readonly PullRule[] = [
  firstInputRule('Pad', pullPad),
  firstInputRule('Resize', pullResize),
  firstInputRule('Upsample', pullResize),
  {
    op: 'SpaceToDepth',
    pull: ({ builder, gradient, node }) => [
      builder.add('DepthToSpace', [gradient], { blocksize: numberOf(node, 'blocksize', 1) }),
    ],
  },
  { op: 'DepthToSpace', pull: pullDepthToSpace },
];

function pullDepthToSpace(call: PullCall) {
  const { builder, gradient, node } = call;
  const blocksize = numberOf(node, 'blocksize', 1);
  const depthLast = builder.add('SpaceToDepth', [gradient], { blocksize });
  if (wordOf(node, 'mode', 'DCR') === 'DCR') return [depthLast];
  const depth = call.outputShape?.[1];
  if (depth === undefined || depth === null) return undefined;
  const sizes = builder.integers([0, blocksize ** 2, depth, -1]);
  const parts = builder.add('Reshape', [depthLast, sizes]);
  const depthFirst = builder.add('Transpose', [parts], { perm: [0, 2, 1, 3] });
  return [shapedAs(call, depthFirst)];
}

function pullPad(call: PullCall): string | undefined {
  const shape = call.shapeOf(0);
  const known = withConstants(call);
  if (shape === undefined || known === undefined) return undefined;
  const pads = padsOf(known, shape.length);
  const find = outside[wordOf(call.node, 'mode', 'constant')];
  if (find === undefined)
    return padded(
      call,
      call.gradient,
      pads.map(([before, after]): Padding => [-before, -after]),
    );
  return alongAxes(call, shape, (size, axis) => {
    const [before, after] = pads[axis] ?? [0, 0];
    if (before === 0 && after === 0) return 'same';
    if (size === null) return undefined;
    const rows = before + size + after;
    const numbers = new Float32Array(rows * size);
    for (let row = 0; row < rows; row++) numbers[row * size + find(row - before, size)] = 1;
    return { rows, columns: size, numbers };
  });
}

function pullResize(call: PullCall): string | undefined {
  const shape = call.shapeOf(0);
  const known = withConstants(call, true);
  if (shape === undefined || known === undefined) return undefined;
  const manner = mannerOf(call.node, call.node.op === 'Upsample' || call.opset < 11);
  const resizings = resizingsOf(
    known,
    shape.map((size) => size ?? NaN),
  );
  return alongAxes(call, shape, (size, axis) => {
    const resizing = resizings[axis];
    // Samples are not resized: exporters write as many as there are.
    if (axis === 0 && size === null) return 'same';
    if (resizing === undefined || (resizing.scale === 1 && Object.is(resizing.to, resizing.from)))
      return 'same';
    if (size === null || Number.isNaN(resizing.to)) return undefined;
    return { rows: resizing.to, columns: size, numbers: resizeMatrix(resizing, manner) };
  });
}

/** Brings the gradient back along each axis by the matrix that the axis was changed by; undefined where one is not known. */
function alongAxes(
  call: PullCall,
  shape: readonly (number | null)[],
  matrixOf: (size: number | null, axis: number) => Matrix | 'same' | undefined,
): string | undefined {
  return shape.reduce<string | undefined>((gradient, size, axis) => {
    const matrix = matrixOf(size, axis);
    if (matrix === 'same' || gradient === undefined) return gradient;
    return matrix && backAlong(call, gradient, { axis, rank: shape.length, matrix });
  }, call.gradient);
}
