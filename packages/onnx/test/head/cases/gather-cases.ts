import { fedList, floats, list, opCase } from '../op-case.js';

/** The cases of ops that pick numbers by their places. */
export const gatherCases = [
  opCase('Gather', [floats([3, 2, 2]), list([2, 0, -1])]),
  opCase('Gather', [floats([2, 3, 2]), list([1, 2, 0, 1], [2, 2])], { axis: 1 }),
  opCase('Gather', [floats([2, 3]), list([-1], [])], { axis: -1 }),
  opCase('Gather', [floats([2, 3, 2]), list([-3], [])], { axis: 1 }, { opset: 9 }),
  opCase('Gather', [floats([2, 3]), fedList([2, -2, 2])], { axis: 1 }),
  opCase('Gather', [fedList([4, 5, 6]), list([1], [])]),
  opCase('GatherElements', [floats([2, 3]), list([2, 0, -1, 1], [2, 2])], { axis: 1 }),
  opCase('GatherElements', [floats([3, 2]), fedList([2, 0, -1, 1], [2, 2])]),
  opCase('GatherND', [floats([2, 3, 2]), list([1, 2, 0, -1], [2, 2])]),
  opCase('GatherND', [floats([2, 3, 2]), list([1, 0], [2, 1])]),
  opCase('GatherND', [floats([2, 3, 2]), list([1, -1, 0, 2], [2, 2, 1])], { batch_dims: 1 }),
  opCase('GatherND', [floats([2, 3]), fedList([1, -2, 0, 2], [2, 2])]),
  opCase('ScatterND', [floats([3, 2]), list([2, 0], [2, 1]), floats([2, 2])]),
  opCase('ScatterND', [floats([3, 2]), list([2, -1, 0, 0], [2, 2]), floats([2])]),
  opCase('ScatterElements', [floats([2, 3]), list([2, 0, 0, -2], [2, 2]), floats([2, 2])], {
    axis: 1,
  }),
  opCase('ScatterND', [floats([2, 2]), list([], [0, 1]), floats([0, 2])], {}, { isSingle: true }),
];
