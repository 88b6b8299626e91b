import type { LayerGraph, LayerNode } from '@gradcam/layer-select';

/** The end of a layer's output, as far as the network says it. */
export type OutputActivation = 'softmax' | 'sigmoid' | 'linear';

const squashing: ReadonlyMap<string, OutputActivation> = new Map([
  ['softmax', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['hardsigmoid', 'sigmoid'],
]);
const linear = new Set(
  'dense matmul fusedmatmul conv1d conv2d conv3d fusedconv2d conv2dtranspose biasadd'.split(' '),
);
// Of a product and its bias, or of two networks' probabilities.
const sums = new Set(['add', 'addv2']);
// Values stay what they are, or are averaged with their neighbours.
const neutral = new Set(
  (
    'identity reshape flatten squeeze expanddims permute transpose cast dropout activation ' +
    'resizing resizebilinear resizenearestneighbor upsampling2d cropping2d'
  ).split(' '),
);

/**
 * Finds what a layer's output ends in.
 *
 * @param graph The network's layers.
 * @param layer The layer, by its name.
 * @returns `'linear'` of a layer of weights without an activation, also with something added; `undefined` of other activations, and where it cannot be known.
 */
export function outputActivation(graph: LayerGraph, layer: string): OutputActivation | undefined {
  const end = walkBack(graph, layer, neutral);
  if (end === undefined) return undefined;
  const activation = activationOf(end);
  if (activation !== undefined && activation !== 'linear') return squashing.get(activation);
  const isLinear = sums.has(plainName(end.type))
    ? end.inputs.some((input) => outputActivation(graph, input) === 'linear')
    : linear.has(plainName(end.type));
  return isLinear ? 'linear' : undefined;
}

/**
 * Finds the layer whose values others only hand on.
 *
 * @param graph The network's layers.
 * @param from The layer to begin at, by its name.
 * @param through The types of layers that hand values on, by their plain names.
 * @returns The first layer of another type, or with an activation; undefined where there is none of that name.
 */
export function walkBack(
  graph: LayerGraph,
  from: string,
  through: ReadonlySet<string>,
): LayerNode | undefined {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  let node = layers.get(from);
  while (node !== undefined && through.has(plainName(node.type))) {
    const before = layers.get(node.inputs[0] ?? '');
    if (before === undefined || !['linear', undefined].includes(activationOf(node))) break;
    node = before;
  }
  return node;
}

/**
 * Reads the activation that a layer is, or that is part of it.
 *
 * @param layer The layer.
 * @returns Its plain name.
 */
export function activationOf({ type, activation }: LayerNode): string | undefined {
  if (squashing.has(plainName(type))) return plainName(type);
  return activation === undefined ? undefined : plainName(activation);
}

/**
 * Writes the name of a type or an activation in one way for all kinds of models.
 *
 * @param name Such as `_FusedMatMul` or `hard_sigmoid`.
 * @returns Letters and digits, in lower case.
 */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
