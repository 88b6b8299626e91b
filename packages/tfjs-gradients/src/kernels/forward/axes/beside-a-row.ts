import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../../overrides/with-overrides.js';
import { runOwn } from '../../../overrides/run-own.js';
import { asTable } from './as-table.js';

const kernels = [
  'Add',
  'Atan2',
  'Equal',
  'Greater',
  'GreaterEqual',
  'Less',
  'LessEqual',
  'LogicalAnd',
  'LogicalOr',
  'Maximum',
  'Minimum',
  'Mod',
  'Multiply',
  'NotEqual',
  'Pow',
  'RealDiv',
  'SquaredDifference',
  'Sub',
];

/**
 * Computes ops that work number by number on two operands. WebGPU keeps an operand of a single axis in separate memory, and has
 * it wrong if the other has five: a bias of volumes. As two axes it is right.
 */
export const besideARow: readonly KernelOverride[] = kernels.map((kernelName) => ({
  kernelName,
  kernelFunc: (parameters, own) => {
    // Border to tfjs-core: inputs of a kernel are untyped.
    const { a, b } = parameters.inputs as unknown as { a: Tensor; b: Tensor };
    const ranks = [a.rank, b.rank];
    if (!ranks.includes(1) || Math.max(...ranks) <= 4)
      return runOwn({ own, kernelName, parameters });
    return tidy(() =>
      runOwn({ own, kernelName, parameters, inputs: { a: asTable(a), b: asTable(b) } }),
    );
  },
}));
