import type { LayerGraph, LayerNode } from '@gradcam/layer-select';
import type { CutRequest } from '../network/network.js';

/** The meaning of a single unit for two classes: the probability of one of them, or its logit. */
export type UnitKind = 'probability' | 'logit';

const sigmoids = new Set(['sigmoid', 'hardsigmoid']);
const linear = new Set(
  'dense matmul fusedmatmul conv1d conv2d conv3d fusedconv2d conv2dtranspose biasadd add addv2'.split(
    ' ',
  ),
);
const copies = new Set(['identity']);
// Values stay what they are, or are averaged with their neighbours.
const neutral = new Set(
  (
    'identity reshape flatten squeeze expanddims permute transpose cast dropout activation ' +
    'resizing resizebilinear resizenearestneighbor upsampling2d cropping2d'
  ).split(' '),
);

/**
 * Finds what the score of a cut means where the reduction layer has one unit.
 *
 * @param graph The network's layers.
 * @param request The layer, and whether its sigmoid is removed.
 * @returns `'probability'` behind a sigmoid, `'logit'` before one and of a linear layer; `undefined` where it cannot be known.
 */
export function unitKind(graph: LayerGraph, request: CutRequest): UnitKind | undefined {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const reduction = layers.get(request.reductionLayer);
  if (reduction === undefined) return undefined;
  const cut = walkBack(reduction, layers, copies);
  // A sigmoid fused into an op of a graph model stays where it is.
  const isTakenOff = activationOf(cut) === 'sigmoid' && !plain(cut.type).startsWith('fused');
  if (request.score === 'logit' && isTakenOff) return 'logit';
  const end = walkBack(cut, layers, neutral);
  const activation = activationOf(end);
  if (sigmoids.has(activation ?? '')) return 'probability';
  const isLinear = activation === undefined || activation === 'linear';
  return isLinear && linear.has(plain(end.type)) ? 'logit' : undefined;
}

function walkBack(
  from: LayerNode,
  layers: ReadonlyMap<string, LayerNode>,
  through: ReadonlySet<string>,
): LayerNode {
  let node = from;
  while (through.has(plain(node.type)) && ['linear', undefined].includes(activationOf(node))) {
    const before = layers.get(node.inputs[0] ?? '');
    if (before === undefined) break;
    node = before;
  }
  return node;
}

/** The activation that a layer is, or that is part of it. */
function activationOf({ type, activation }: LayerNode): string | undefined {
  return sigmoids.has(plain(type))
    ? plain(type)
    : activation === undefined
      ? undefined
      : plain(activation);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
