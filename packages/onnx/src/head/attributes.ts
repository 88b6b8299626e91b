import type { OnnxNode } from '../graph/onnx-graph.js';

/**
 * Gives an attribute that is a number.
 *
 * @param node The node.
 * @param name The attribute's name.
 * @param fallback Its value where it is left out.
 * @returns The number.
 */
export function numberOf(node: OnnxNode, name: string, fallback: number): number {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'int' || attribute?.kind === 'float' ? attribute.value : fallback;
}

/**
 * Gives an attribute that is a list of numbers.
 *
 * @param node The node.
 * @param name The attribute's name.
 * @returns The list, or nothing where it is left out.
 */
export function listOf(node: OnnxNode, name: string): readonly number[] | undefined {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'ints' || attribute?.kind === 'floats' ? attribute.value : undefined;
}

/**
 * Gives an attribute that is a word.
 *
 * @param node The node.
 * @param name The attribute's name.
 * @param fallback Its value where it is left out.
 * @returns The word.
 */
export function wordOf(node: OnnxNode, name: string, fallback: string): string {
  const attribute = node.attributes.get(name);
  return attribute?.kind === 'string' ? attribute.value : fallback;
}
