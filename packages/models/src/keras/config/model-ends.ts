import type { LayerUses } from './call.js';
import { isList, isObject, type Json } from './json.js';

/**
 * Lists the inputs or outputs of a model as tfjs-layers reads them. Keras 3 writes one of them without a list, and several by name as
 * an object, whose values a model gives in the order of the names.
 *
 * @param ends The `input_layers` or `output_layers` of a file.
 * @param layers The model's layers.
 * @returns A list of `[name, node, output]`.
 */
export function modelEnds(ends: Json | undefined, layers: LayerUses): Json[] {
  if (isObject(ends)) {
    return Object.keys(ends)
      .sort()
      .flatMap((name) => modelEnds(ends[name], layers));
  }
  if (!isList(ends)) return [];
  const [layer, node, output] = ends;
  if (typeof layer !== 'string') return ends.flatMap((end) => modelEnds(end, layers));
  return [[layer, Number(node) + (layers.get(layer) ?? 0), output ?? 0]];
}
