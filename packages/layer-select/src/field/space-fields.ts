import { formatOf } from '../graph/format-of.js';
import type { DataFormat, LayerNode } from '../graph/layer-graph.js';
import type { AxisField } from './axis-field.js';
import type { Fields } from './merged-fields.js';

/**
 * Takes the fields of a layer's axes of space, if they are those of the input in order.
 *
 * @param fields The fields of all of its axes.
 * @param node The layer.
 * @param dataFormat The position of the channels in the network.
 * @returns One for each axis of space; `undefined` where an axis of space has no positions of the input, or those of another axis.
 */
export function spaceFields(
  fields: Fields = [],
  node: LayerNode,
  dataFormat: DataFormat,
): readonly AxisField[] | undefined {
  const format = formatOf(node, dataFormat);
  const space = format === 'channelsFirst' ? fields.slice(2) : fields.slice(1, -1);
  const located = space.flatMap((field, axis) => (field?.axis === axis ? [field] : []));
  return located.length > 0 && located.length === space.length ? located : undefined;
}
