import * as tf from '@tensorflow/tfjs-core';
import type { HeadOp } from '../../head-op.js';
import { truthOfTwo } from './binary.js';

/** Whatever yields truth values of two tensors; its gradient is zero. */
export const comparisons: readonly HeadOp[] = [
  truthOfTwo('Equal', tf.equal, (a, b) => a === b),
  truthOfTwo('Greater', tf.greater, (a, b) => a > b),
  truthOfTwo('GreaterOrEqual', tf.greaterEqual, (a, b) => a >= b),
  truthOfTwo('Less', tf.less, (a, b) => a < b),
  truthOfTwo('LessOrEqual', tf.lessEqual, (a, b) => a <= b),
  truthOfTwo('And', tf.logicalAnd, (a, b) => a !== 0 && b !== 0),
  truthOfTwo('Or', tf.logicalOr, (a, b) => a !== 0 || b !== 0),
  truthOfTwo('Xor', tf.logicalXor, (a, b) => (a !== 0) !== (b !== 0)),
];
