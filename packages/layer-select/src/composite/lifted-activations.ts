import { isMaxPool, isMonotone, isShapeOnly } from '../graph/layer-kinds.js';
import type { LayerGraph, LayerNode } from '../graph/layer-graph.js';
import { spaceOfShape } from '../graph/space-of-layers.js';
import { readersOf } from '../graph/readers-of.js';

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
 * An activation that never falls and a maximum can change places: `relu(max(x)) = max(relu(x))`. The converter of TensorFlow.js uses
 * that to move poolings above activations, so that such an activation stands for the one above the pooling.
 *
 * @param graph A network, with or without constants.
 * @returns The chains; none that ends in an output of the network, for there the activation makes the score.
 */
export function liftedActivations(graph: LayerGraph): readonly LiftedActivations[] {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const readers = readersOf(graph);
  const soleReader = (name: string): LayerNode | undefined => {
    const [reader, ...others] = readers.get(name) ?? [];
    return others.length === 0 && !graph.outputs.includes(name) ? reader : undefined;
  };
  const chainFrom = (start: LayerNode, belongs: (node: LayerNode) => boolean): LayerNode[] => {
    const chain = [start];
    for (let next = soleReader(start.name); next !== undefined && belongs(next);) {
      chain.push(next);
      next = soleReader(next.name);
    }
    return chain;
  };
  return graph.layers.flatMap((node): LiftedActivations[] => {
    const source = layers.get(node.inputs[0] ?? '');
    if (source === undefined || !isSpacePool(node, source, graph)) return [];
    // Only from the first pooling of a chain.
    const isInner = isMaxPool(source) && soleReader(source.name) === node;
    if (isInner && isSpacePool(source, layers.get(source.inputs[0] ?? ''), graph)) return [];
    const pools = chainFrom(node, (next) => isMaxPool(next));
    const last = pools.at(-1) ?? node;
    const first = soleReader(last.name);
    if (first === undefined || !isMonotone(first)) return [];
    const activations = chainFrom(first, isMonotone);
    const end = chainFrom(activations.at(-1) ?? first, isShapeOnly).at(-1) ?? first;
    if (graph.outputs.includes(end.name)) return [];
    const names = (nodes: readonly LayerNode[]): string[] => nodes.map(({ name }) => name);
    return [{ source: source.name, pools: names(pools), activations: names(activations) }];
  });
}

/** A maximum over channels is not a pooling: its output keeps space. */
function isSpacePool(
  node: LayerNode,
  source: LayerNode | undefined,
  { dataFormat }: LayerGraph,
): boolean {
  if (source === undefined || !isMaxPool(node)) return false;
  if (node.type !== 'Max' || node.outputShape === undefined) return true;
  return (
    spaceOfShape(node.outputShape, dataFormat) !== 'space' &&
    (source.outputShape === undefined || spaceOfShape(source.outputShape, dataFormat) === 'space')
  );
}
