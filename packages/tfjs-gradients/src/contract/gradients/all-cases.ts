import { add, cast, mul } from '@tensorflow/tfjs-core';
import { gatherCases } from './cases/gathers.js';
import { oneOperandCases } from './cases/one-operand.js';
import { opCase, type OpCase } from './cases/op-case.js';
import { paddingCases } from './cases/paddings.js';
import { productCases } from './cases/products.js';
import { rearrangementCases } from './cases/rearrangements.js';
import { reductionCases } from './cases/reductions.js';
import { twoOperandCases } from './cases/two-operands.js';
import { biasedConvolutionCases } from './cases/windows/biased-convolutions.js';
import { convolutionCases } from './cases/windows/convolutions.js';
import { poolingCases } from './cases/windows/poolings.js';
import { resizeCases } from './cases/windows/resizes.js';
import { transposedConvolutionCases } from './cases/windows/transposed-convolutions.js';
import { zeroGradientOps, type ZeroGradientOp } from './cases/zero-gradient-ops.js';

/** Every op that has a gradient, in every way of using it that is worth a look. */
export const gradientCases: readonly OpCase[] = [
  ...oneOperandCases,
  ...twoOperandCases,
  ...reductionCases,
  ...paddingCases,
  ...gatherCases,
  ...rearrangementCases,
  ...productCases,
  ...convolutionCases,
  ...biasedConvolutionCases,
  ...transposedConvolutionCases,
  ...poolingCases,
  ...resizeCases,
  ...zeroGradientOps.map(timesItsInput),
];

/** An op whose gradient is zero, times its input, whose gradient is not. */
function timesItsInput({ op, result }: ZeroGradientOp): OpCase {
  return opCase({
    op,
    name: 'times its input',
    shapes: [[2, 4]],
    result: (x) => mul(x, add(cast(result(x), 'float32'), 1)),
    values: [0.4, -0.6, 1.43, 0.12, -1.62, 2.3, -0.25, 0.9],
  });
}
