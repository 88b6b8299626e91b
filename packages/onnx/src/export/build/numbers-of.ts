import type { GraphBuilder } from './graph-builder.js';
import type { Numbers, Value } from './value.js';

/** A constant in the order of tfjs. */
export interface Constant {
  readonly dims: readonly number[];
  readonly numbers: Numbers;
}

/**
 * Takes a value as a constant.
 *
 * @param builder The file, which refuses what is not.
 * @param value The value; undefined where the step has no such input.
 * @param what The value in words, for the refusal.
 * @returns The constant.
 * @throws `MODEL_UNSUPPORTED` where the value is computed.
 */
export function constantOf(
  builder: GraphBuilder,
  value: Value | undefined,
  what: string,
): Constant {
  if (value?.numbers === undefined) return builder.refuse(`${what} is computed, not constant`);
  return { dims: value.shape.map((size) => size ?? 1), numbers: value.numbers };
}

/**
 * Takes a value as a list of constant numbers.
 *
 * @param builder The file, which refuses what is not.
 * @param value The value; undefined where the step has no such input.
 * @param what The value in words, for the refusal.
 * @returns The numbers.
 * @throws `MODEL_UNSUPPORTED` where the value is computed.
 */
export function numbersOf(
  builder: GraphBuilder,
  value: Value | undefined,
  what: string,
): readonly number[] {
  return [...constantOf(builder, value, what).numbers];
}
