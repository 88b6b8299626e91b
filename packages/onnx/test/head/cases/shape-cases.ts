import { constant, floats, list, opCase, tensorAttribute } from '../op-case.js';

const dims = [2, 3, 2];

/** The cases of ops that change shapes, or make them. */
export const shapeCases = [
  opCase('Reshape', [floats(dims), list([0, -1])]),
  opCase('Reshape', [floats(dims), list([3, 4])]),
  opCase('Reshape', [floats(dims), list([-1, 2, 1])], {}, { opset: 9 }),
  opCase('Flatten', [floats(dims)]),
  opCase('Flatten', [floats(dims)], { axis: 0 }),
  opCase('Flatten', [floats(dims)], { axis: -1 }),
  opCase('Squeeze', [floats([2, 1, 3, 1]), list([1, -1])]),
  opCase('Squeeze', [floats([2, 1, 3, 1])]),
  opCase('Squeeze', [floats([2, 1, 3, 1])], { axes: [3] }, { opset: 11 }),
  opCase('Unsqueeze', [floats([2, 3]), list([0, -1])]),
  opCase('Unsqueeze', [floats([2, 3])], { axes: [1, 3] }, { opset: 11 }),
  opCase('Shape', [floats(dims)]),
  opCase('Shape', [floats(dims)], { start: -2 }, { opset: 15 }),
  opCase('Shape', [floats(dims)], { start: 0, end: -1 }, { opset: 15 }),
  opCase('Size', [floats(dims)]),
  opCase('Constant', [], { value: tensorAttribute('float32', [2], [1.5, -2]) }),
  opCase('Constant', [], { value: tensorAttribute('int64', [2], [3, -2]) }),
  opCase('Constant', [], { value_float: 1.5 }),
  opCase('Constant', [], { value_int: 3 }),
  opCase('Constant', [], { value_floats: [1.5, 2] }),
  opCase('Constant', [], { value_ints: [3, 4] }),
  opCase('ConstantOfShape', [list([2, 3])]),
  opCase('ConstantOfShape', [list([2])], { value: tensorAttribute('int64', [1], [7]) }),
  opCase('Range', [constant(1, 'int64'), constant(8, 'int64'), constant(3, 'int64')]),
  opCase('Range', [constant(2), constant(-1), constant(-0.5)]),
  opCase('Expand', [floats([2, 1, 2]), list([3, 1])]),
  opCase('Expand', [floats([3, 1]), list([2, 1, 2])]),
  opCase('Dropout', [floats(dims), constant(0.5)], {}, { opset: 13 }),
  opCase('Dropout', [floats(dims)], {}, { opset: 10 }),
  opCase('EyeLike', [floats([3, 2])], {}, { isSingle: true }),
  opCase('EyeLike', [floats([2, 3])], { k: 1, dtype: 7 }, { isSingle: true }),
];
