import type { HeadGraph } from '../graph/head-graph.js';
import { isGather, isReluLike } from '../graph/layer-kinds.js';
import type { LayerNode } from '../graph/layer-graph.js';
import { hasNoSpace, type Space } from '../graph/space-of-layers.js';

/**
 * Finds the outputs of residual and dense blocks whose branch has a ReLU-like activation inside and ends without one: an MLP of a
 * transformer or a mixer, the inverted bottleneck of a ConvNeXt, the blocks of an RDNet, which concatenate. What the block puts out is
 * its feature map, not what it hides.
 *
 * @param graph The layers that the reduction layer depends on, with composites collapsed.
 * @param spaces Each layer's space, by name.
 * @returns The names of the adds and concats.
 */
export function residualOutputs(
  graph: HeadGraph,
  spaces: ReadonlyMap<string, Space>,
): ReadonlySet<string> {
  const layers = new Map(graph.layers.map((layer) => [layer.name, layer]));
  const isHidden = (name: string): boolean => {
    const layer = layers.get(name);
    return layer !== undefined && isReluLike(layer) && !hasNoSpace(spaces.get(name));
  };
  const found = new Set<string>();
  for (const node of graph.layers) {
    if (!isGather(node)) continue;
    // Often two; a converter adds up at once what a branch ends with and the shortcut.
    const ways = node.inputs.map((input) => ({ input, above: namesAbove(layers, input) }));
    const skip = ways.find(({ input }) => ways.every(({ above }) => above.has(input)));
    if (skip === undefined) continue;
    const within = ways.flatMap(({ above }) => [...above].filter((name) => !skip.above.has(name)));
    if (within.some(isHidden)) found.add(node.name);
  }
  return found;
}

/** A layer and all that it depends on. */
function namesAbove(layers: ReadonlyMap<string, LayerNode>, start: string): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (names.has(name)) continue;
    names.add(name);
    open.push(...(layers.get(name)?.inputs ?? []));
  }
  return names;
}
