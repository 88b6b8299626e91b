import * as tfjs from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { filled, positive, type ForwardCase } from '../forward-case.js';

type Unary = (x: Tensor) => Tensor;

const ofAll: Readonly<Record<string, Unary>> = {
  Abs: tfjs.abs,
  Atan: tfjs.atan,
  Asinh: tfjs.asinh,
  Ceil: tfjs.ceil,
  ClipByValue: (x) => tfjs.clipByValue(x, -1, 2),
  Cos: tfjs.cos,
  Cosh: tfjs.cosh,
  Elu: tfjs.elu,
  Erf: tfjs.erf,
  Exp: tfjs.exp,
  Expm1: tfjs.expm1,
  Floor: tfjs.floor,
  HardSigmoid: (x) => tfjs.div(tfjs.relu6(tfjs.add(x, 3)), 6),
  LeakyRelu: (x) => tfjs.leakyRelu(x, 0.3),
  Mish: (x) => tfjs.mul(x, tfjs.tanh(tfjs.softplus(x))),
  Neg: tfjs.neg,
  Prelu: (x) => tfjs.prelu(x, filled([x.shape.at(-1) ?? 1], 5)),
  Relu: tfjs.relu,
  Relu6: (x) => tfjs.relu6(tfjs.mul(x, 3)),
  Round: tfjs.round,
  Selu: tfjs.selu,
  Sigmoid: tfjs.sigmoid,
  Sign: tfjs.sign,
  Sin: tfjs.sin,
  Sinh: tfjs.sinh,
  Softplus: tfjs.softplus,
  Square: tfjs.square,
  Step: (x) => tfjs.step(x, 0.25),
  Swish: (x) => tfjs.mul(x, tfjs.sigmoid(x)),
  Tan: tfjs.tan,
  Tanh: tfjs.tanh,
  ZerosLike: tfjs.zerosLike,
  OnesLike: tfjs.onesLike,
  Fill: (x) => tfjs.fill(x.shape, 1.5),
};

const ofPositive: Readonly<Record<string, Unary>> = {
  Acos: (x) => tfjs.acos(tfjs.sub(tfjs.div(x, 5), 0.75)),
  Acosh: (x) => tfjs.acosh(tfjs.add(x, 1)),
  Asin: (x) => tfjs.asin(tfjs.sub(tfjs.div(x, 5), 0.75)),
  Atanh: (x) => tfjs.atanh(tfjs.sub(tfjs.div(x, 5), 0.75)),
  Log: tfjs.log,
  Log1p: tfjs.log1p,
  Reciprocal: tfjs.reciprocal,
  Rsqrt: tfjs.rsqrt,
  Sqrt: tfjs.sqrt,
};

const unary: readonly ForwardCase[] = [[7], [2, 3, 4, 3], [1, 2, 2, 2, 3]].flatMap((shape) => [
  ...Object.entries(ofAll).map(([kernel, op]) => ({
    kernel,
    name: `[${shape.join()}]`,
    run: () => op(filled(shape, 1)),
  })),
  ...Object.entries(ofPositive).map(([kernel, op]) => ({
    kernel,
    name: `[${shape.join()}]`,
    run: () => op(positive(shape, 1)),
  })),
]);

/** Far out, where an exponential is more than single precision holds, and at the ends of a range. */
const extremes: readonly ForwardCase[] = (
  ['Elu', 'Erf', 'Selu', 'Sigmoid', 'Softplus', 'Swish', 'Tanh', 'Relu6', 'LeakyRelu'] as const
).map((kernel) => ({
  kernel,
  name: 'far out',
  run: () =>
    ofAll[kernel]?.(tfjs.tensor1d([-100, -50, -20, -1e-4, 0, 1e-4, 20, 50, 80])) ??
    tfjs.scalar(NaN),
}));

type Binary = (a: Tensor, b: Tensor) => Tensor;

const binary: Readonly<Record<string, Binary>> = {
  Add: tfjs.add,
  Equal: tfjs.equal,
  FloorDiv: tfjs.floorDiv,
  Greater: tfjs.greater,
  GreaterEqual: tfjs.greaterEqual,
  Less: tfjs.less,
  LessEqual: tfjs.lessEqual,
  Maximum: tfjs.maximum,
  Minimum: tfjs.minimum,
  Mod: tfjs.mod,
  Multiply: tfjs.mul,
  NotEqual: tfjs.notEqual,
  SquaredDifference: tfjs.squaredDifference,
  Sub: tfjs.sub,
};

const pairs: readonly (readonly [readonly number[], readonly number[]])[] = [
  [[5], [5]],
  [
    [2, 3],
    [2, 3],
  ],
  [
    [2, 3, 4, 2],
    [2, 3, 4, 2],
  ],
  [[2, 3, 4, 2], [2]],
  [[2, 3, 4, 2], []],
  [[], [2, 3]],
  [
    [2, 3, 4, 2],
    [2, 1, 1, 2],
  ],
  [
    [2, 1, 4, 1],
    [1, 3, 1, 2],
  ],
  [
    [3, 1],
    [1, 4],
  ],
  [
    [1, 2, 3, 2, 2],
    [3, 1, 1],
  ],
  // More than WebGPU leaves to JavaScript.
  [[1, 2, 8, 32, 3], [3]],
];

const binaries: readonly ForwardCase[] = pairs.flatMap(([a, b]) => {
  const name = `[${a.join()}] and [${b.join()}]`;
  return [
    ...Object.entries(binary).map(([kernel, op]) => ({
      kernel,
      name,
      run: () => op(filled(a, 1), filled(b, 2)),
    })),
    ...['Add', 'Maximum', 'Multiply', 'Sub', 'Less', 'FloorDiv'].map((kernel) => ({
      kernel,
      name: `int32 ${name}`,
      run: () =>
        binary[kernel]?.(
          filled(a, 1, 'int32'),
          tfjs.add(filled(b, 2, 'int32'), tfjs.scalar(9, 'int32')),
        ) ?? tfjs.scalar(NaN),
    })),
    { kernel: 'RealDiv', name, run: () => tfjs.div(filled(a, 1), positive(b, 2)) },
    { kernel: 'DivNoNan', name, run: () => tfjs.divNoNan(filled(a, 1), tfjs.floor(filled(b, 2))) },
    { kernel: 'Atan2', name, run: () => tfjs.atan2(filled(a, 1), positive(b, 2)) },
    { kernel: 'Pow', name, run: () => tfjs.pow(positive(a, 1), filled(b, 2)) },
    {
      kernel: 'Pow',
      name: `whole powers of ${name}`,
      run: () =>
        tfjs.pow(tfjs.add(filled(a, 1), 1 / 16), tfjs.cast(filled(b, 2, 'int32'), 'float32')),
    },
    {
      kernel: 'LogicalAnd',
      name,
      run: () => tfjs.logicalAnd(filled(a, 1, 'bool'), filled(b, 2, 'bool')),
    },
    {
      kernel: 'LogicalOr',
      name,
      run: () => tfjs.logicalOr(filled(a, 1, 'bool'), filled(b, 2, 'bool')),
    },
    {
      kernel: 'LogicalXor',
      name,
      run: () => tfjs.logicalXor(filled(a, 1, 'bool'), filled(b, 2, 'bool')),
    },
    {
      kernel: 'Select',
      name,
      run: () => tfjs.where(tfjs.greater(filled(a, 1), 0), filled(a, 3), filled(b, 2)),
    },
    {
      kernel: 'Prelu',
      name,
      run: () => tfjs.prelu(tfjs.add(filled(a, 1), tfjs.zeros([...b])), filled(b, 2)),
    },
  ];
});

/** Ops that work number by number. */
export const elementCases: readonly ForwardCase[] = [...unary, ...extremes, ...binaries];
