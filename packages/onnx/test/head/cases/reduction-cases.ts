import { constants, floats, list, numbers, opCase } from '../op-case.js';

const dims = [2, 3, 2];

const reductions = [
  'Sum',
  'Mean',
  'Max',
  'Min',
  'Prod',
  'L1',
  'SumSquare',
  'L2',
  'LogSum',
  'LogSumExp',
].flatMap((name) => {
  const op = `Reduce${name}`;
  // The logarithm of a sum needs one that is positive.
  const input = () => (name === 'LogSum' ? floats(dims, 0.5, 2) : floats(dims));
  return [
    opCase(op, [input(), list([1, -1])], { keepdims: 0 }, { opset: 18 }),
    opCase(op, [input()]),
    opCase(op, [input()], { axes: [1] }, { opset: 12 }),
    opCase(op, [input(), list([])], { noop_with_empty_axes: 1 }, { opset: 18 }),
  ];
});

const softmaxes = ['Softmax', 'LogSoftmax'].flatMap((op) => [
  opCase(op, [floats(dims)]),
  opCase(op, [floats(dims)], { axis: 1 }),
  opCase(op, [floats([2, 3, 2, 2])], { axis: -3 }, { opset: 13 }),
  opCase(op, [floats(dims)], {}, { opset: 11 }),
  opCase(op, [floats(dims)], { axis: 2 }, { opset: 9 }),
]);

/** The cases of reductions. */
export const reductionCases = [
  ...reductions,
  ...softmaxes,
  ...['Max', 'Min'].map((name) =>
    opCase(
      `Reduce${name}`,
      [numbers([1, 3, 3, 1, 1, 2], [2, 3])],
      { axes: [1], keepdims: 0 },
      { opset: 13, isSloped: false },
    ),
  ),
  opCase('ReduceSum', [floats(dims), list([1])], { keepdims: 0 }, { opset: 13 }),
  opCase('ReduceMean', [floats(dims)], { axes: [-2], keepdims: 0 }, { opset: 11 }),
  opCase('ArgMax', [floats(dims)], { axis: 1 }),
  opCase('ArgMax', [floats(dims)], { axis: -1, keepdims: 0 }),
  opCase(
    'ArgMax',
    [{ ...floats([4]), values: [1, 2, 2, 0] }],
    { select_last_index: 1 },
    { isSloped: false },
  ),
  opCase('ArgMin', [floats(dims)]),
  opCase('TopK', [floats([2, 5]), list([3])], {}, { outputs: 2 }),
  opCase('TopK', [floats([4, 3]), list([2])], { axis: 0, largest: 0 }, { outputs: 2 }),
  opCase('TopK', [floats([2, 5])], { k: 2 }, { opset: 9, outputs: 2 }),
  opCase('TopK', [floats([2, 5]), list([3])], {}, { outputs: 2, output: 1 }),
  opCase('CumSum', [floats([2, 4]), constants('int64', [1], [])]),
  opCase('CumSum', [floats([3, 2]), constants('int64', [-2], [])], { exclusive: 1 }),
  opCase('CumSum', [floats([2, 4]), constants('int64', [1], [])], { reverse: 1 }),
];
