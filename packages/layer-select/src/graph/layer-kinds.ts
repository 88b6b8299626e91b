import type { LayerNode } from './layer-graph.js';
import { normalType } from './normal-type.js';

const reluLike = new Set(
  (
    'relu relu6 relun leakyrelu prelu parametricrelu elu selu celu gelu gelunew swish silu ' +
    'hardswish hswish hardsilu mish clippedrelu thresholdedrelu writtenactivation'
  ).split(' '),
);
const gathers = new Set(
  (
    'add addv2 addn addition average concat concatv2 concatenate concatenation depthconcat ' +
    'depthconcatenation'
  ).split(' '),
);
const shapeOnly = new Set(
  'reshape flatten squeeze expanddims permute transpose identity cast noop'.split(' '),
);
const neutral = new Set(
  'identity cast noop batchnormalization batchnorm fusedbatchnorm fusedbatchnormv2 fusedbatchnormv3 gaussiannoise'.split(
    ' ',
  ),
);
// Activations that never fall, which the converter of TensorFlow.js swaps with a maximum.
const monotone = new Set('relu relu6 elu selu sigmoid tanh softplus softsign'.split(' '));
const maxPools = /^(global)?maxpool(ing)?[123]?d?(withargmax)?$|^max$/;
const gates = new Set('sigmoid hardsigmoid softmax'.split(' '));
const products = new Set(
  'mul multiply multiplication dot matmul batchmatmul batchmatmulv2 einsum'.split(' '),
);

const parts = new Set('slice stridedslice split splitv unpack unstack gather gatherv2'.split(' '));

// Types that move a label map about after its argmax.
const labelOnly = new Set('slice stridedslice resizenearestneighbor pack'.split(' '));

const has = (kinds: ReadonlySet<string>, node: LayerNode): boolean =>
  kinds.has(normalType(node.type)) ||
  (node.activation !== undefined && kinds.has(normalType(node.activation)));

const isDropout = (node: LayerNode): boolean => normalType(node.type).includes('dropout');

const isLinear = (node: LayerNode): boolean =>
  normalType(node.type) === 'activation' && node.activation === 'linear';

// The larger of several features at each position: maxout, in a graph without constants.
const isMaxout = (node: LayerNode): boolean =>
  normalType(node.type) === 'maximum' && node.inputs.length > 1;

// ReLU or a relative, as a separate layer or fused into another.
export const isReluLike = (node: LayerNode): boolean => has(reluLike, node) || isMaxout(node);

// A separate activation, without weights, that never falls.
export const isMonotone = (node: LayerNode): boolean =>
  monotone.has(normalType(node.type)) ||
  (normalType(node.type) === 'activation' &&
    node.activation !== undefined &&
    monotone.has(normalType(node.activation)));

// A maximum over windows or over all of space; `Max` may also be one over channels.
export const isMaxPool = (node: LayerNode): boolean => maxPools.test(normalType(node.type));

// A sigmoid, as a separate layer or fused into another.
export const isSigmoid = (node: LayerNode): boolean =>
  normalType(node.type) === 'sigmoid' ||
  (node.activation !== undefined && normalType(node.activation) === 'sigmoid');

// A softmax, as a separate layer or fused into another.
export const isSoftmax = (node: LayerNode): boolean =>
  normalType(node.type) === 'softmax' ||
  (node.activation !== undefined && normalType(node.activation) === 'softmax');

// An activation that serves as the weights of an attention.
export const isGate = (node: LayerNode): boolean => has(gates, node);

// A product of two layers' outputs.
export const isProduct = (node: LayerNode): boolean => products.has(normalType(node.type));

// Any kind of convolution, whatever is fused into it.
export const isConvolution = (node: LayerNode): boolean => normalType(node.type).includes('conv');

// A fully connected layer.
export const isDense = (node: LayerNode): boolean =>
  ['dense', 'matmul', 'fusedmatmul', 'fullyconnected'].includes(normalType(node.type));

// A concat or an add of several layers.
export const isGather = (node: LayerNode): boolean =>
  gathers.has(normalType(node.type)) && node.inputs.length > 1;

// The normalisation of a token by its own mean and variance.
export const isLayerNorm = (node: LayerNode): boolean =>
  ['layernormalization', 'layernorm'].includes(normalType(node.type));

// Leaves the values as they are, whatever it does to the shape.
export const isShapeOnly = (node: LayerNode): boolean =>
  shapeOnly.has(normalType(node.type)) || isDropout(node) || isLinear(node);

// Leaves shape and positions as they are.
export const isShapeNeutral = (node: LayerNode): boolean =>
  neutral.has(normalType(node.type)) || isDropout(node) || isLinear(node);

// Moves labels about, but computes nothing from them.
export const isLabelOnly = (node: LayerNode): boolean =>
  isShapeOnly(node) || labelOnly.has(normalType(node.type));

// Hands on its values or some of them, whatever it does to the shape.
export const isPartOrShape = (node: LayerNode): boolean =>
  isShapeOnly(node) || parts.has(normalType(node.type));

// Takes the place of the largest value: no gradient passes.
export const isArgMax = (node: LayerNode): boolean => normalType(node.type) === 'argmax';

// A loss, or one of MATLAB's output layers.
export const isLoss = (node: LayerNode): boolean =>
  /(loss|classificationoutput|regressionoutput|pixelclassification)$/.test(normalType(node.type));
