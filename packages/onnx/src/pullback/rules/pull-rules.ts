import type { PullRule } from '../pull-rule.js';
import { activationRules } from './elementwise/activation-rules.js';
import { functionRules } from './elementwise/function-rules.js';
import { arithmeticRules } from './elementwise/arithmetic-rules.js';
import { choiceRules } from './elementwise/choice-rules.js';
import { angleRules } from './elementwise/angle-rules.js';
import { flatRules } from './elementwise/flat-rules.js';
import { extremumRules } from './elementwise/extremum-rules.js';
import { geluRules } from './elementwise/gelu-rules.js';
import { productRules } from './products/product-rules.js';
import { poolRules } from './windows/pool-rules.js';
import { convolutionRules } from './windows/convolution-rules.js';
import { reductionRules } from './reductions/reduction-rules.js';
import { normalizationRules } from './normalizations/normalization-rules.js';
import { layerNormalizationRules } from './normalizations/layer-normalization-rules.js';
import { lpNormalizationRule } from './normalizations/lp-normalization-rule.js';
import { gatherRules } from './arrangements/gather-rules.js';
import { scatterRules } from './arrangements/scatter-rules.js';
import { repeatRules } from './arrangements/repeat-rules.js';
import { partRules } from './arrangements/part-rules.js';
import { spaceRules } from './arrangements/space-rules.js';
import { shapeRules } from './arrangements/shape-rules.js';

/** The rules of all ops whose gradient ONNX Runtime can compute; a head with another op is differentiated in TensorFlow.js. */
export const pullRules: readonly PullRule[] = [
  ...activationRules,
  ...functionRules,
  ...arithmeticRules,
  ...choiceRules,
  ...extremumRules,
  ...angleRules,
  ...flatRules,
  ...geluRules,
  ...productRules,
  ...convolutionRules,
  ...poolRules,
  ...reductionRules,
  ...normalizationRules,
  ...layerNormalizationRules,
  lpNormalizationRule,
  ...gatherRules,
  ...repeatRules,
  ...scatterRules,
  ...shapeRules,
  ...partRules,
  ...spaceRules,
];
