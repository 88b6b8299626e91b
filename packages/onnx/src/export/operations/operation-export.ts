import type { GraphBuilder } from '../build/graph-builder.js';
import type { Sizes, Value } from '../build/value.js';

/** One node of a graph model. */
export interface OperationUse {
  readonly builder: GraphBuilder;
  readonly op: string;
  /** All inputs, constants among them. */
  readonly inputs: readonly Value[];
  /** The first input. */
  readonly x: Value;
  /** The shape of the first output. */
  readonly shape: Sizes;
  /** An attribute by the name that tfjs-converter gives it. */
  readonly attribute: (name: string) => unknown;
  /** The number of outputs that somebody reads. */
  readonly outputs: number;
}

/** A kind of node, and how it is written. */
export interface OperationExport {
  readonly ops: readonly string[];
  /** Writes the nodes and gives the outputs, in order. */
  readonly write: (use: OperationUse) => Value | readonly Value[];
}

/**
 * Reads numbers from a node's attribute.
 *
 * @param use The node's attributes.
 * @param name The attribute.
 * @returns The numbers; none where it has no such attribute.
 */
export function numbersAt(
  { attribute }: Pick<OperationUse, 'attribute'>,
  name: string,
): readonly number[] {
  const value = attribute(name);
  return Array.isArray(value) ? value.map(Number) : [];
}

/**
 * Reads words from a node's attribute.
 *
 * @param use The node's attributes.
 * @param name The attribute.
 * @returns The words, in lower case; none where it has no such attribute.
 */
export function wordsAt(
  { attribute }: Pick<OperationUse, 'attribute'>,
  name: string,
): readonly string[] {
  const value = attribute(name);
  return Array.isArray(value) ? value.map((word) => String(word).toLowerCase()) : [];
}
