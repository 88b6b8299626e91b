import type { OpCase } from '../op-case.js';
import { elementwiseCases } from './elementwise-cases.js';
import { gatherCases } from './gather-cases.js';
import { productCases } from './product-cases.js';
import { reductionCases } from './reduction-cases.js';
import { shapeCases } from './shape-cases.js';
import { windowCases } from './window-cases.js';
import { normalizationCases } from './normalization-cases.js';

/** One or more cases for each op of a head. */
export const opCases: readonly OpCase[] = [
  ...elementwiseCases,
  ...gatherCases,
  ...normalizationCases,
  ...productCases,
  ...reductionCases,
  ...shapeCases,
  ...windowCases,
];
