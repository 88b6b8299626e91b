import { constant, fedList, floats, list, numbers, opCase, truth, weights } from '../op-case.js';

const dims = [2, 3, 2];
const small = [2, 3];

/** Within the functions' domains, and away from their kinks. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  Abs: [-2, 2],
  Acos: [-0.9, 0.9],
  Acosh: [1.2, 3],
  Asin: [-0.9, 0.9],
  Asinh: [-2, 2],
  Atan: [-2, 2],
  Atanh: [-0.8, 0.8],
  Ceil: [-2.1, 2.1],
  Cos: [-3, 3],
  Cosh: [-2, 2],
  Erf: [-2, 2],
  Exp: [-2, 2],
  Floor: [-2.1, 2.1],
  HardSwish: [-4.1, 4.1],
  Identity: [-2, 2],
  Log: [0.3, 3],
  Mish: [-3, 3],
  Neg: [-2, 2],
  Reciprocal: [0.5, 3],
  Relu: [-2, 2],
  Round: [-2.1, 2.1],
  Sigmoid: [-4, 4],
  Sign: [-2, 2],
  Sin: [-3, 3],
  Sinh: [-2, 2],
  Softplus: [-3, 3],
  Softsign: [-3, 3],
  Sqrt: [0.3, 3],
  Tan: [-1, 1],
  Tanh: [-2, 2],
  IsNaN: [-2, 2],
};

const functions = Object.entries(ranges).map(([op, range]) => opCase(op, [floats(dims, ...range)]));

const pairs = ['Add', 'Sub', 'Mul', 'Div'].flatMap((op) => [
  opCase(op, [floats(dims, 0.5, 3), floats(dims, 0.5, 2)]),
  opCase(op, [floats(dims), floats([3, 1], 0.5, 2)]),
  opCase(op, [floats([3, 1], 0.5, 2), floats(dims, 0.5, 2)]),
  opCase(op, [fedList([7, -7, 9]), fedList([2, 2, -4])]),
]);

const comparisons = ['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual'].map((op) =>
  opCase(op, [floats(small), floats([3])], {}, { isSingle: true }),
);

const logic = ['And', 'Or', 'Xor'].map((op) =>
  opCase(op, [truth([1, 1, 0, 0], [2, 2]), truth([1, 0], [2])]),
);

const several = ['Max', 'Min', 'Sum', 'Mean'].flatMap((op) => [
  opCase(op, [floats(dims), floats([3, 1]), floats([2])]),
  opCase(op, [floats(dims)]),
  opCase(op, [numbers([1, 3, 2]), numbers([1, 2, 2]), numbers([0, 3, 2])], {}, { isSloped: false }),
]);

const activations = [
  opCase('LeakyRelu', [floats(dims)]),
  opCase('LeakyRelu', [floats(dims)], { alpha: 0.3 }),
  opCase('Elu', [floats(dims)]),
  opCase('Elu', [floats(dims)], { alpha: 0.7 }),
  opCase('Celu', [floats(dims)], { alpha: 0.7 }),
  opCase('Selu', [floats(dims)]),
  opCase('Selu', [floats(dims)], { alpha: 1.2, gamma: 0.9 }),
  opCase('ThresholdedRelu', [floats(dims)], { alpha: 0.45 }),
  opCase('HardSigmoid', [floats(dims, -4, 4)]),
  opCase('HardSigmoid', [floats(dims, -4.1, 4.1)], { alpha: 1 / 6 }),
  opCase('Shrink', [floats(dims)], { lambd: 0.7, bias: 0.2 }, { isSingle: true }),
  opCase('PRelu', [floats(dims), weights([3, 1], 0.1, 0.6)]),
  opCase('PRelu', [floats(dims), floats([3, 1], 0.1, 0.6)]),
  opCase('Gelu', [floats(dims, -3, 3)]),
  opCase('Gelu', [floats(dims, -3, 3)], { approximate: 'tanh' }),
];

/** What a gradient is where a function has a kink is agreed, not a slope. */
const kinks = [
  opCase('Relu', [numbers([-1, 0, 1])], {}, { isSloped: false }),
  opCase('LeakyRelu', [numbers([-1, 0, 1])], { alpha: 0.3 }, { isSloped: false }),
  opCase('PRelu', [numbers([-1, 0, 1]), weights([1], 0.1, 0.6)], {}, { isSloped: false }),
  opCase('Elu', [numbers([-1, 0, 1])], {}, { isSloped: false }),
  opCase('Abs', [numbers([-1, 0, 1])], {}, { isSloped: false }),
  opCase('HardSwish', [numbers([-4, -3, 0, 3, 4])], {}, { isSloped: false }),
  opCase('HardSigmoid', [numbers([-3, -2, 0, 2, 3])], { alpha: 0.25 }, { isSloped: false }),
  opCase('Clip', [numbers([-1, 0, 3]), constant(0)], {}, { isSloped: false }),
  opCase('Clip', [numbers([-1, 0, 3, 6, 7]), constant(0), constant(6)], {}, { isSloped: false }),
  opCase('Clip', [numbers([-2, -1, 0, 1, 2]), constant(-1), constant(1)], {}, { isSloped: false }),
];

/** The cases of ops that compute number by number. */
export const elementwiseCases = [
  ...functions,
  ...pairs,
  ...comparisons,
  ...logic,
  ...several,
  ...activations,
  ...kinks,
  opCase('IsInf', [numbers([1, -Infinity, Infinity])], {}, { isSingle: true, isSloped: false }),
  opCase('Not', [truth([1, 0, 1])]),
  opCase('Mod', [floats(small, -3, 3), floats([3], 0.5, 1.4)], { fmod: 1 }),
  opCase('Mod', [fedList([7, -7, 9]), fedList([2, 2, -4])]),
  opCase('Pow', [floats(small), constant(2)]),
  opCase('Pow', [floats(small, 0.3, 2), constant(0.5)]),
  opCase('Pow', [floats(small, 0.3, 2), floats([3], -1, 2)]),
  opCase('Pow', [floats(small), constant(3)]),
  opCase('Pow', [floats(small), constant(3, 'int64')]),
  opCase('Clip', [floats(dims), constant(-0.7), constant(1.1)]),
  opCase('Clip', [floats(dims), undefined, constant(1.1)]),
  opCase('Clip', [floats(dims), constant(0)]),
  opCase('Clip', [floats(dims, -2, 9), constant(0), constant(6)]),
  opCase(
    'Clip',
    [floats(dims)],
    { min: { kind: 'float', value: -1.1 }, max: { kind: 'float', value: 0.6 } },
    { opset: 9 },
  ),
  opCase(
    'Clip',
    [floats(dims, -2, 9)],
    { min: { kind: 'float', value: 0 }, max: { kind: 'float', value: 6 } },
    { opset: 10 },
  ),
  opCase('Clip', [floats(dims), numbers([-0.7], []), numbers([1.1], [])]),
  opCase('Where', [truth([1, 0, 1]), floats(small), floats([3])]),
  opCase('Where', [truth([1, 0, 1, 1, 0, 0], small), floats([2, 1]), floats(small)]),
  opCase('Cast', [floats(small)], { to: 1 }, { isSingle: true }),
  opCase('Cast', [floats(small, -3.3, 3.3)], { to: 7 }, { isSingle: true }),
  opCase('Cast', [numbers([0, 2, -1])], { to: 9 }, { isSingle: true }),
  opCase('Cast', [fedList([0, 2, -1])], { to: 1 }),
  opCase(
    'CastLike',
    [fedList([0, 2, -1]), { ...numbers([1]), isConstant: true }],
    {},
    { isSingle: true },
  ),
  opCase('CastLike', [floats(small, -3.3, 3.3), list([1])], {}, { isSingle: true }),
  opCase('CastLike', [floats(small), weights([1])]),
];
