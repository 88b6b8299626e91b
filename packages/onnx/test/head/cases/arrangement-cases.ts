import { constant, constants, fedList, floats, list, numbers, opCase } from '../op-case.js';

const dims = [2, 3, 2];
const last = 2 ** 53;

/** The cases of ops that arrange numbers anew. */
export const arrangementCases = [
  opCase('Transpose', [floats(dims)]),
  opCase('Transpose', [floats([2, 3, 2, 2])], { perm: [0, 2, 3, 1] }),
  opCase('Transpose', [floats([2, 1, 2, 1, 2, 2])], { perm: [0, 3, 5, 1, 2, 4] }),
  opCase('Concat', [floats([2, 2]), floats([2, 1]), floats([2, 3])], { axis: 1 }),
  opCase('Concat', [floats([2, 2]), floats([1, 2])], { axis: -2 }),
  opCase('Concat', [floats([2, 2]), floats([2, 1])], { axis: 1 }, { opset: 9 }),
  opCase('Concat', [fedList([1, 2]), list([3])], { axis: 0 }),
  opCase('Slice', [floats([2, 4, 3]), list([1, 0]), list([3, last]), list([1, 2]), list([1, 2])]),
  opCase('Slice', [
    floats([2, 4, 3]),
    list([-1, -1]),
    list([-last, 0]),
    list([-2, 2]),
    list([-1, -2]),
  ]),
  opCase('Slice', [floats([2, 4, 3]), list([0, -3]), list([1, -1])]),
  opCase('Slice', [floats([2, 4, 3])], { starts: [1], ends: [9], axes: [2] }, { opset: 9 }),
  opCase('Split', [floats([2, 5]), list([2, 3])], { axis: 1 }, { outputs: 2, output: 1 }),
  opCase('Split', [floats([2, 5])], { axis: -1, num_outputs: 2 }, { outputs: 2, output: 1 }),
  opCase('Split', [floats([4, 2])], { split: [1, 3] }, { opset: 11, outputs: 2, output: 1 }),
  opCase('Split', [floats([4, 2])], {}, { opset: 13, outputs: 2 }),
  opCase('Pad', [floats([2, 1, 3, 2]), list([0, 0, 1, 2, 0, 0, 0, 1])]),
  opCase('Pad', [floats([2, 4]), list([1, -1, 0, 2]), constant(1.5)]),
  opCase('Pad', [floats([2, 4]), list([2, 1]), undefined, list([-1])], {}, { opset: 18 }),
  opCase('Pad', [floats([2, 4]), list([0, 3, 0, 2])], { mode: 'reflect' }),
  opCase('Pad', [floats([2, 4]), list([1, 3, 2, 2])], { mode: 'edge' }),
  opCase('Pad', [floats([2, 4]), list([1, 3, 0, 2])], { mode: 'wrap' }, { opset: 19 }),
  opCase(
    'Pad',
    [floats([2, 4])],
    { pads: [0, 1, 1, 0], value: { kind: 'float', value: 0.5 } },
    { opset: 9 },
  ),
  opCase('Tile', [floats([2, 3]), list([2, 3])]),
  opCase('Tile', [floats([1, 2, 1, 2, 2]), list([2, 1, 2, 1, 2])]),
  opCase('DepthToSpace', [floats([2, 8, 2, 1])], { blocksize: 2 }),
  opCase('DepthToSpace', [floats([2, 8, 2, 1])], { blocksize: 2, mode: 'CRD' }),
  opCase('SpaceToDepth', [floats([2, 2, 4, 2])], { blocksize: 2 }),
  opCase('Trilu', [floats([2, 3, 3])]),
  opCase('Trilu', [floats([3, 4]), constants('int64', [1], [])], { upper: 0 }),
  opCase(
    'Trilu',
    [numbers([-Infinity, 1, 2, 3], [2, 2]), constants('int64', [1], [])],
    { upper: 1 },
    { isSloped: false },
  ),
];
