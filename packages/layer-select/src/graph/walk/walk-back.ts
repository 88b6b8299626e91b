import type { LayerNode } from '../layer-graph.js';

/**
 * Goes up the first inputs while a test holds.
 *
 * @param layers The layers by name.
 * @param start The layer to start from.
 * @param passes The test.
 * @returns The first layer for which it does not hold, or the topmost.
 */
export function walkBack(
  layers: ReadonlyMap<string, LayerNode>,
  start: LayerNode,
  passes: (node: LayerNode) => boolean,
): LayerNode {
  let node = start;
  while (passes(node)) {
    const input = layers.get(node.inputs[0] ?? '');
    if (input === undefined) break;
    node = input;
  }
  return node;
}
