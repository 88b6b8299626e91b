import { arrangementCases } from './arrangement-cases.js';
import { axisCases } from './axis-cases.js';
import { conversionCases } from './conversion-cases.js';
import { convolutionCases } from './convolution-cases.js';
import { einsumCases } from './einsum-cases.js';
import { elementCases } from './element-cases.js';
import type { ForwardCase } from '../forward-case.js';
import { fusedCases } from './fused-cases.js';
import { poolingCases } from './pooling-cases.js';
import { reductionCases } from './reduction-cases.js';
import { wholeNumberCases } from './whole-number-cases.js';

/** Every op that a trunk is made of, in every setting that is worth a look. */
export const forwardCases: readonly ForwardCase[] = [
  ...convolutionCases,
  ...fusedCases,
  ...poolingCases,
  ...einsumCases,
  ...elementCases,
  ...reductionCases,
  ...arrangementCases,
  ...axisCases,
  ...conversionCases,
  ...wholeNumberCases,
];
