import { fedList, floats, list, opCase } from '../op-case.js';

/** The cases of ops that pick numbers by their places. */
export const gatherCases = [
  opCase('Gather', [floats([3, 2, 2]), list([2, 0, -1])]),
  opCase('Gather', [floats([2, 3, 2]), list([1, 2, 0, 1], [2, 2])], { axis: 1 }),
  opCase('Gather', [floats([2, 3]), list([-1], [])], { axis: -1 }),
  opCase('Gather', [floats([2, 3]), fedList([2, -2, 2])], { axis: 1 }),
  opCase('Gather', [fedList([4, 5, 6]), list([1], [])]),
];
