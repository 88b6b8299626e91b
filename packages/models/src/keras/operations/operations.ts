import { arithmeticOperations } from './arithmetic-operations.js';
import type { Operation } from './operation.js';
import { reducingOperations } from './reducing-operations.js';
import { shapingOperations } from './shaping-operations.js';

/** The operations that can be computed, by Keras 3's names. */
export const operations: Readonly<Record<string, Operation>> = {
  ...arithmeticOperations,
  ...reducingOperations,
  ...shapingOperations,
};
