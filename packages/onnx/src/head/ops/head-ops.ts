import type { HeadOp } from '../head-op.js';
import { concat } from './arrangements/concat.js';
import { depthToSpace, spaceToDepth } from './arrangements/depth-and-space.js';
import { pad } from './arrangements/pad.js';
import { slice } from './arrangements/slice.js';
import { split } from './arrangements/split.js';
import { tile } from './arrangements/tile.js';
import { transpose } from './arrangements/transpose.js';
import { trilu } from './arrangements/trilu.js';
import { activations } from './elementwise/activations.js';
import { arithmetic, mod, pow } from './elementwise/arithmetic.js';
import { cast, castLike } from './elementwise/cast.js';
import { clip } from './elementwise/clip.js';
import { comparisons } from './elementwise/comparisons.js';
import { functions } from './elementwise/functions.js';
import { severalOperands } from './elementwise/several-operands.js';
import { where } from './elementwise/where.js';
import { fusedOps } from './fused/fused-ops.js';
import { gatherElements, gatherNd } from './gathers/gather-by-place.js';
import { gather } from './gathers/gather.js';
import { scatters } from './gathers/scatters.js';
import { batchNormalization } from './normalizations/batch-normalization.js';
import { localResponseNormalization } from './normalizations/local-response-normalization.js';
import { lpNormalization } from './normalizations/lp-normalization.js';
import {
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  meanVarianceNormalization,
} from './normalizations/normalizations.js';
import { averagePool } from './pools/average-pool.js';
import { globalPools } from './pools/global-pools.js';
import { lpPool } from './pools/lp-pool.js';
import { maxPool } from './pools/max-pool.js';
import { einsum } from './products/einsum.js';
import { gemm } from './products/gemm.js';
import { matMul } from './products/mat-mul.js';
import { dequantizeLinear } from './quantization/dequantize-linear.js';
import { dynamicallyQuantized } from './quantization/dynamically-quantized.js';
import { quantizeLinear } from './quantization/quantize-linear.js';
import { quantizedLayers } from './quantization/quantized-layers.js';
import { cumSum, places, topK } from './reductions/orders.js';
import { reductions } from './reductions/reductions.js';
import { softmaxes } from './reductions/softmaxes.js';
import { resize, upsample } from './resizing/resize.js';
import { constant, constantOfShape } from './shapes/constant.js';
import { dropout } from './shapes/dropout.js';
import { expand } from './shapes/expand.js';
import { eyeLike } from './shapes/eye-like.js';
import { range } from './shapes/range.js';
import { reshapes } from './shapes/reshapes.js';
import { shape, size } from './shapes/shape.js';
import { convTranspose } from './windows/conv-transpose.js';
import { conv } from './windows/conv.js';

/** The ops of ONNX and of ONNX Runtime that a head can compute. Each has a case in the tests, against ONNX Runtime. */
export const headOps: readonly HeadOp[] = [
  ...activations,
  ...arithmetic,
  ...comparisons,
  ...dynamicallyQuantized,
  ...functions,
  ...fusedOps,
  ...globalPools,
  ...places,
  ...quantizedLayers,
  ...reductions,
  ...reshapes,
  ...scatters,
  ...severalOperands,
  ...softmaxes,
  averagePool,
  batchNormalization,
  cast,
  castLike,
  clip,
  concat,
  constant,
  constantOfShape,
  conv,
  convTranspose,
  cumSum,
  depthToSpace,
  dequantizeLinear,
  dropout,
  einsum,
  expand,
  eyeLike,
  gather,
  gatherElements,
  gatherNd,
  gemm,
  groupNormalization,
  instanceNormalization,
  layerNormalization,
  localResponseNormalization,
  lpNormalization,
  lpPool,
  matMul,
  maxPool,
  meanVarianceNormalization,
  mod,
  pad,
  pow,
  quantizeLinear,
  range,
  resize,
  shape,
  size,
  slice,
  spaceToDepth,
  split,
  tile,
  topK,
  transpose,
  trilu,
  upsample,
  where,
];
