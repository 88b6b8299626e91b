import type { PullRule } from '../pull-rule.js';
import { activationRules } from './elementwise/activation-rules.js';
import { arithmeticRules } from './elementwise/arithmetic-rules.js';
import { productRules } from './products/product-rules.js';
import { poolRules } from './windows/pool-rules.js';
import { convolutionRules } from './windows/convolution-rules.js';
import { reductionRules } from './reductions/reduction-rules.js';
import { normalizationRules } from './normalizations/normalization-rules.js';
import { shapeRules } from './arrangements/shape-rules.js';

/** The rules of all ops whose gradient ONNX Runtime can compute; a head with another op is differentiated in TensorFlow.js. */
export const pullRules: readonly PullRule[] = [
  ...activationRules,
  ...arithmeticRules,
  ...productRules,
  ...convolutionRules,
  ...poolRules,
  ...reductionRules,
  ...normalizationRules,
  ...shapeRules,
];
