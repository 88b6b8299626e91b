import type { GraphBuilder } from '../../../export/build/graph-builder.js';

/**
 * Makes zeros of the shape of a value.
 *
 * @param builder Takes the nodes.
 * @param value The value's name.
 * @returns The name of the zeros.
 */
export function zerosLike(builder: GraphBuilder, value: string): string {
  return builder.add('Expand', [builder.float(0), builder.add('Shape', [value])]);
}
