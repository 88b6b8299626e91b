import { inLayout } from '../build/in-layout.js';
import { constantOf, numbersOf } from '../build/numbers-of.js';
import { constantValue, madeValue, type Value } from '../build/value.js';
import { activate } from '../parts/numbers/activate.js';
import { applyTo, applyWithAlpha, castTo } from '../parts/numbers/apply.js';
import { combine } from '../parts/numbers/combine.js';
import { multiply } from '../parts/numbers/multiply.js';
import { normalize } from '../parts/numbers/normalize.js';
import { reduce, type Reduction } from '../parts/numbers/reduce.js';
import { activated } from './convolution-operations.js';
import { wordsAt, type OperationExport } from './operation-export.js';

/** Functions of each number that ONNX has, too. */
const unary = new Map([
  ['Abs', 'Abs'],
  ['Ceil', 'Ceil'],
  ['Cos', 'Cos'],
  ['Erf', 'Erf'],
  ['Exp', 'Exp'],
  ['Floor', 'Floor'],
  ['Log', 'Log'],
  ['Neg', 'Neg'],
  ['Reciprocal', 'Reciprocal'],
  ['Round', 'Round'],
  ['Sin', 'Sin'],
  ['Sqrt', 'Sqrt'],
]);

const functions: OperationExport = {
  ops: [...unary.keys()],
  write: ({ builder, op, x }) =>
    applyTo(builder, x, (input) => builder.add(unary.get(op) ?? op, [input])),
};

const square: OperationExport = {
  ops: ['Square'],
  write: ({ builder, x }) => applyTo(builder, x, (input) => builder.add('Mul', [input, input])),
};

const rsqrt: OperationExport = {
  ops: ['Rsqrt'],
  write: ({ builder, x }) =>
    applyTo(builder, x, (input) => builder.add('Reciprocal', [builder.add('Sqrt', [input])])),
};

const activations: OperationExport = {
  ops: ['Relu', 'Relu6', 'Elu', 'Selu', 'Sigmoid', 'Tanh', 'Softplus', 'Softmax', 'LogSoftmax'],
  write: ({ builder, op, x }) => activate(builder, x, op),
};

const leakyRelu: OperationExport = {
  ops: ['LeakyRelu'],
  write: ({ builder, x, attribute }) =>
    applyWithAlpha(builder, 'LeakyRelu', x, Number(attribute('alpha') ?? 0.2)),
};

const prelu: OperationExport = {
  ops: ['Prelu'],
  write: ({ builder, inputs, shape }) => combine(builder, 'PRelu', inputs.slice(0, 2), shape),
};

const pairs = new Map([
  ['Add', 'Add'],
  ['AddV2', 'Add'],
  ['BiasAdd', 'Add'],
  ['Sub', 'Sub'],
  ['Mul', 'Mul'],
  ['Div', 'Div'],
  ['RealDiv', 'Div'],
  ['Maximum', 'Max'],
  ['Minimum', 'Min'],
  ['Pow', 'Pow'],
]);

const combinations: OperationExport = {
  ops: [...pairs.keys()],
  write: ({ builder, op, inputs, shape }) =>
    combine(builder, pairs.get(op) ?? op, inputs.slice(0, 2), shape),
};

const sum: OperationExport = {
  ops: ['AddN'],
  write: ({ builder, inputs, x, shape }) =>
    inputs.slice(1).reduce((all, value) => combine(builder, 'Add', [all, value], shape), x),
};

const squaredDifference: OperationExport = {
  ops: ['SquaredDifference'],
  write: ({ builder, inputs, shape }) => {
    const difference = combine(builder, 'Sub', inputs.slice(0, 2), shape);
    return applyTo(builder, difference, (x) => builder.add('Mul', [x, x]));
  },
};

/** Zero where the divisor is. */
const safeDivision: OperationExport = {
  ops: ['DivNoNan'],
  write: ({ builder, inputs, shape }) => {
    const [dividend, divisor] = inputs;
    if (dividend === undefined || divisor === undefined) return builder.refuse('it has one input');
    const zero = constantValue([], Float32Array.of(0));
    const isZero = combine(builder, 'Equal', [divisor, zero], divisor.shape, 'bool');
    const quotient = combine(builder, 'Div', [dividend, divisor], shape);
    return combine(builder, 'Where', [isZero, zero, quotient], shape, 'float32');
  },
};

/** Rounded down; through floats, for ONNX rounds the quotients of whole numbers towards zero. */
const floorDivision: OperationExport = {
  ops: ['FloorDiv'],
  write: ({ builder, inputs, x, shape }) => {
    const floats = inputs.slice(0, 2).map((value) => castTo(builder, value, 'float32'));
    const quotient = combine(builder, 'Div', floats, shape);
    const whole = applyTo(builder, quotient, (value) => builder.add('Floor', [value]));
    return castTo(builder, whole, x.type);
  },
};

const reductions = new Map<string, Reduction['op']>([
  ['Mean', 'ReduceMean'],
  ['Sum', 'ReduceSum'],
  ['Max', 'ReduceMax'],
  ['Min', 'ReduceMin'],
  ['Prod', 'ReduceProd'],
]);

const reducing: OperationExport = {
  ops: [...reductions.keys()],
  write: ({ builder, op, inputs, x, attribute }) =>
    reduce(builder, x, {
      op: reductions.get(op) ?? 'ReduceMean',
      axes: numbersOf(builder, inputs[1], 'the list of its axes'),
      keepDims: attribute('keepDims') === true,
    }),
};

const sumsSoFar: OperationExport = {
  ops: ['Cumsum'],
  write: ({ builder, inputs, x, shape, attribute }) => {
    const axis = builder.integers(numbersOf(builder, inputs[1], 'its axis'));
    const name = builder.add('CumSum', [inLayout(builder, x, 'last'), axis], {
      exclusive: Number(attribute('exclusive') === true),
      reverse: Number(attribute('reverse') === true),
    });
    return madeValue(shape, name, 'last', x.type);
  },
};

const product: OperationExport = {
  ops: ['MatMul', '_FusedMatMul', 'BatchMatMul', 'BatchMatMulV2'],
  write: (use) => {
    const { builder, inputs, x, shape, attribute } = use;
    const [, factor] = inputs;
    if (factor === undefined) return builder.refuse('it has one input');
    const bias: Value | undefined = wordsAt(use, 'fusedOps').includes('biasadd')
      ? inputs[2]
      : undefined;
    const transposeA = attribute('transposeA') === true;
    const transposeB = attribute('transposeB') === true;
    return activated(use, multiply(builder, x, factor, { bias, transposeA, transposeB }, shape));
  },
};

const batchNormalization: OperationExport = {
  ops: ['FusedBatchNorm', 'FusedBatchNormV2', 'FusedBatchNormV3'],
  write: ({ builder, inputs, x, attribute }) => {
    const weight = (index: number) => constantOf(builder, inputs[index], 'one of its weights');
    return normalize(builder, x, {
      scale: weight(1),
      offset: weight(2),
      mean: weight(3),
      variance: weight(4),
      epsilon: Number(attribute('epsilon') ?? 1e-3),
    });
  },
};

/** Nodes that compute numbers of numbers. */
export const numberOperations: readonly OperationExport[] = [
  functions,
  square,
  rsqrt,
  activations,
  leakyRelu,
  prelu,
  combinations,
  sum,
  squaredDifference,
  safeDivision,
  floorDivision,
  reducing,
  sumsSoFar,
  product,
  batchNormalization,
];
