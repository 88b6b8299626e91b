import { pointwiseTypes } from '../composite/pointwise-types.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { normalType } from '../graph/normal-type.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const reshapes = words('reshape flatten squeeze expanddims');
const reductions = words(
  'mean sum max min prod argmax reducel1 reducel2 reduceprod reducelogsumexp',
);
// Of channels these take a part or repeat them; along space they move positions.
const partOfChannels = words('slice stridedslice split splitv unstack tile pad padv2');
const products = words('dense matmul fusedmatmul fullyconnected');

// Beside the ops of pointwiseTypes: inputs, activations, normalisations, what brings branches together, arithmetic.
const alike = words(
  'inputlayer placeholder placeholderwithdefault noop dropout gaussiannoise gaussiandropout activityregularization ' +
    'leakyrelu prelu parametricrelu relun elu selu celu gelu gelunew swish silu hardswish hswish hardsilu mish thresholdedrelu writtenactivation softmax logsoftmax softsign ' +
    'batchnormalization batchnorm fusedbatchnorm fusedbatchnormv2 fusedbatchnormv3 layernormalization layernorm instancenormalization groupnormalization ' +
    'localresponsenormalization lrn rmsnormalization unitnormalization normalization rescaling ' +
    'addition average concat concatv2 concatenate concatenation depthconcat depthconcatenation multiplication subtraction ' +
    'biasadd abs and ceil clip cos equal floor floordiv floormod log logicaland logicalnot logicalor mod not or round sign sin squareddifference tan where xor ' +
    'quantizelinear dequantizelinear fakequantwithminmaxvars spatialdropout1d spatialdropout2d spatialdropout3d alphadropout',
);
// Of training: a network that predicts has its input as it is.
const random = /^random(?!crop|height|width)/;

/** The ways in which a layer without a geometry treats positions. */
export type PositionKind = 'reshape' | 'reduction' | 'channels' | 'alike' | 'part' | 'unknown';

/**
 * Tells what a layer without a geometry does to positions.
 *
 * @param layer The layer.
 * @returns `'alike'` where each is computed from the same one; `'channels'` where the last axis is mixed, too; `'part'` where that is so if no axis changes its size.
 */
export function positionKind({ type: name, inputs }: LayerNode): PositionKind {
  const type = normalType(name);
  if (reshapes.has(type)) return 'reshape';
  if (reductions.has(type) || type.startsWith('global')) return 'reduction';
  if (products.has(type)) return inputs.length === 1 ? 'channels' : 'unknown';
  if (partOfChannels.has(type)) return 'part';
  const isAlike = [alike, pointwiseTypes].some((types) => types.has(type)) || random.test(type);
  return isAlike ? 'alike' : 'unknown';
}
