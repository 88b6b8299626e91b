import type { GraphBuilder } from '../../export/build/graph-builder.js';
import type { MappedValues } from './map-graph.js';

/**
 * Adds what resizes the ReLUs of maps of two axes.
 *
 * @param builder Takes the nodes.
 * @param map The name of the maps.
 * @param matrices The names of the matrices, `[cells, height]` and `[cells, width]`.
 * @param values The sizes of the activations.
 * @returns The name of the resized maps, `[maps, height, width]`.
 */
export function addResized(
  builder: GraphBuilder,
  map: string,
  [first = '', second = '']: readonly string[],
  { shape, channels }: Pick<MappedValues, 'shape' | 'channels'>,
): string {
  const space = shape.filter((_, axis) => axis > 0 && axis !== channels);
  const cells = builder.integers([-1, ...space.map((size) => size ?? 1)]);
  const kept = builder.add('Relu', [builder.add('Reshape', [map, cells])]);
  const down = builder.add('Transpose', [first], { perm: [1, 0] });
  return builder.add('MatMul', [builder.add('MatMul', [down, kept]), second]);
}
