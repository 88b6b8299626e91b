import type { GraphBuilder } from '../../../export/build/graph-builder.js';

/**
 * Adds up the gradients of a value that several nodes read.
 *
 * @param builder Takes the node.
 * @param gradients Their names, all of one shape.
 * @returns The name of the sum; undefined where there is none.
 */
export function totalOf(builder: GraphBuilder, gradients: readonly string[]): string | undefined {
  return gradients.length > 1 ? builder.add('Sum', gradients) : gradients[0];
}
