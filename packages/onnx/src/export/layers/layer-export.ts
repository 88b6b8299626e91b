import type { GraphBuilder } from '../build/graph-builder.js';
import type { Constant } from '../build/numbers-of.js';
import type { Sizes, Value } from '../build/value.js';

/** One use of a layer of tfjs-layers. */
export interface LayerUse {
  readonly builder: GraphBuilder;
  readonly inputs: readonly Value[];
  /** The only input, or the first. */
  readonly x: Value;
  /** The shape of the output. */
  readonly shape: Sizes;
  readonly config: Readonly<Record<string, unknown>>;
  /** True for a layer that computes as Keras does where tfjs-layers differs. */
  readonly isKeras: boolean;
  /** A weight by the name that the layer gives it; undefined where the layer does without. */
  readonly weight: (name: string) => Constant | undefined;
}

/** A kind of layer, and how it is written. */
export interface LayerExport {
  /** The names of its classes. */
  readonly classNames: readonly string[];
  /** Writes the nodes of one use and gives the layer's output. */
  readonly write: (use: LayerUse) => Value;
}

/**
 * Reads numbers from a layer's configuration.
 *
 * @param config The configuration.
 * @param key The key; its value is one number or a list.
 * @param count How many numbers are wanted: one number stands for all.
 * @param otherwise The number where there is none.
 * @returns The numbers.
 */
export function numbersIn(
  config: LayerUse['config'],
  key: string,
  count: number,
  otherwise = 1,
): readonly number[] {
  const value = config[key] ?? otherwise;
  return Array.isArray(value) && value.length === count
    ? value.map(Number)
    : Array.from({ length: count }, () => Number(Array.isArray(value) ? value[0] : value));
}

/**
 * Reads a weight that the layer cannot do without.
 *
 * @param use The use of the layer.
 * @param name The weight.
 * @returns The weight.
 */
export function needed({ builder, weight }: LayerUse, name: string): Constant {
  return weight(name) ?? builder.refuse(`its weight "${name}" is missing`);
}

/**
 * Reads a word from a layer's configuration.
 *
 * @param config The configuration.
 * @param key The key.
 * @returns The word; undefined for anything else.
 */
export function wordIn(config: LayerUse['config'], key: string): string | undefined {
  const value = config[key];
  return typeof value === 'string' ? value : undefined;
}
