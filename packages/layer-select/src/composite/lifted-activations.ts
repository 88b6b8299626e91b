import { onGraph } from '../on-graph.js';
import { isMaxPool, isMonotone, isShapeOnly } from '../graph/layer-kinds.js';
import { formatOf } from '../graph/format-of.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { spaceOfShape } from '../graph/space-of-layers.js';
import { readersOf } from '../graph/walk/readers-of.js';

/** Activations that read maximum poolings, which read a source: `activations(pools(source))`. */
export interface LiftedActivations {
  readonly source: string;
  /** Nearest to the source first. */
  readonly pools: readonly string[];
  /** Nearest to the source first. */
  readonly activations: readonly string[];
}

/**
 * Finds activations that stand right behind a maximum pooling.
 *
 * A maximum commutes with an activation that never falls: `relu(max(x)) = max(relu(x))`. The converter of TensorFlow.js uses that
 * to move poolings above activations, so such an activation represents the one above the pooling.
 *
 * @param graph A network, with or without constants.
 * @returns The chains; none that ends in an output of the network, for there the activation makes the score.
 */
export function liftedActivations(graph: LayerGraph): readonly LiftedActivations[] {
  return onGraph('liftedActivations', graph, () => liftedIn(graph));
}

function liftedIn(graph: LayerGraph): readonly LiftedActivations[] {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const soleReader = soleReaders(graph);
  const sourceOf = (node: LayerNode): LayerNode | undefined => layers.get(node.inputs[0] ?? '');
  const isPool = (node: LayerNode): boolean => isSpacePool(node, sourceOf(node), graph);
  return graph.layers.flatMap((node): LiftedActivations[] => {
    const source = sourceOf(node);
    if (source === undefined || !isPool(node)) return [];
    // Only from the first pooling of a chain.
    if (isPool(source) && soleReader(source) === node) return [];
    const pools = chainFrom(node, isMaxPool, soleReader);
    const first = soleReader(lastOf(pools));
    if (first === undefined || !isMonotone(first)) return [];
    const activations = chainFrom(first, isMonotone, soleReader);
    const end = lastOf(chainFrom(lastOf(activations), isShapeOnly, soleReader));
    if (graph.outputs.includes(end.name)) return [];
    return [{ source: source.name, pools: namesOf(pools), activations: namesOf(activations) }];
  });
}

type SoleReader = (node: LayerNode) => LayerNode | undefined;
type Chain = [LayerNode, ...LayerNode[]];

/** Finds the one layer that reads another, where nothing else does and the network does not put it out. */
function soleReaders(graph: LayerGraph): SoleReader {
  const readers = readersOf(graph);
  return ({ name }) => {
    const [reader, ...others] = readers.get(name) ?? [];
    return others.length === 0 && !graph.outputs.includes(name) ? reader : undefined;
  };
}

/** A layer and the sole readers behind it, as long as they belong. */
function chainFrom(
  start: LayerNode,
  belongs: (node: LayerNode) => boolean,
  soleReader: SoleReader,
): Chain {
  const chain: Chain = [start];
  for (let next = soleReader(start); next !== undefined && belongs(next);) {
    chain.push(next);
    next = soleReader(next);
  }
  return chain;
}

const lastOf = (chain: Chain): LayerNode => chain.at(-1) ?? chain[0];

const namesOf = (chain: Chain): string[] => chain.map(({ name }) => name);

/** A maximum over channels is not a pooling: its output keeps space. */
function isSpacePool(
  node: LayerNode,
  source: LayerNode | undefined,
  { dataFormat }: LayerGraph,
): boolean {
  if (source === undefined || !isMaxPool(node)) return false;
  if (node.type !== 'Max' || node.outputShape === undefined) return true;
  return (
    spaceOfShape(node.outputShape, formatOf(node, dataFormat)) !== 'space' &&
    (source.outputShape === undefined ||
      spaceOfShape(source.outputShape, formatOf(source, dataFormat)) === 'space')
  );
}
