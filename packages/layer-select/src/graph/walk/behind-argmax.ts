import { isArgMax, isLabelOnly } from '../layer-kinds.js';
import type { LayerNode } from '../layer-graph.js';
import { walkBack } from './walk-back.js';

/**
 * Checks whether a layer outputs labels made by an argmax: no gradient passes through it.
 *
 * @param layers The layers by name.
 * @param end The layer.
 * @returns The argmax and the layer before it, or `undefined` where the layer gives no labels.
 */
export function behindArgMax(
  layers: ReadonlyMap<string, LayerNode>,
  end: LayerNode,
): { readonly argMax: LayerNode; readonly before: LayerNode } | undefined {
  const argMax = walkBack(layers, end, isLabelOnly);
  return isArgMax(argMax) ? { argMax, before: walkBack(layers, argMax, isArgMax) } : undefined;
}
