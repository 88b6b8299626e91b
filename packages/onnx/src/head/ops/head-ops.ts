import type { HeadOp } from '../head-op.js';
import { concat } from './arrangements/concat.js';
import { slice } from './arrangements/slice.js';
import { transpose } from './arrangements/transpose.js';
import { activations, gelu } from './elementwise/activations.js';
import { arithmetic, mod, pow } from './elementwise/arithmetic.js';
import { cast, castLike } from './elementwise/cast.js';
import { clip } from './elementwise/clip.js';
import { comparisons } from './elementwise/comparisons.js';
import { functions } from './elementwise/functions.js';
import { severalOperands } from './elementwise/several-operands.js';
import { where } from './elementwise/where.js';
import { gather } from './gathers/gather.js';
import { batchNormalization } from './normalizations/batch-normalization.js';
import { gemm } from './products/gemm.js';
import { matMul } from './products/mat-mul.js';
import { reductions } from './reductions/reductions.js';
import { softmaxes } from './reductions/softmaxes.js';
import { constant, constantOfShape } from './shapes/constant.js';
import { dropout } from './shapes/dropout.js';
import { expand } from './shapes/expand.js';
import { range } from './shapes/range.js';
import { reshapes } from './shapes/reshapes.js';
import { shape, size } from './shapes/shape.js';
import { conv } from './windows/conv.js';
import { globalPools } from './windows/global-pools.js';

/** The ops of ONNX that a head can compute. Each has a case in the tests, against ONNX Runtime. */
export const headOps: readonly HeadOp[] = [
  ...activations,
  ...arithmetic,
  ...comparisons,
  ...functions,
  ...globalPools,
  ...reductions,
  ...reshapes,
  ...severalOperands,
  ...softmaxes,
  batchNormalization,
  cast,
  castLike,
  clip,
  concat,
  constant,
  constantOfShape,
  conv,
  dropout,
  expand,
  gather,
  gelu,
  gemm,
  matMul,
  mod,
  pow,
  range,
  shape,
  size,
  slice,
  transpose,
  where,
];
