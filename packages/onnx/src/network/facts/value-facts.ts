import type { OnnxGraph, OnnxType, OnnxValue } from '../../graph/onnx-graph.js';
import type { OnnxStep } from '../onnx-steps.js';
import { makesTensors } from '../tensor-outputs.js';

/** The type and the sizes of a value, as far as they are known. */
export interface ValueFacts {
  readonly type: OnnxType | undefined;
  /** With the batch axis; null for a size that is open; undefined where the number of axes is not known. */
  readonly shape: readonly (number | null)[] | undefined;
}

/** The facts about all values that steps make, by their names. */
export type Facts = ReadonlyMap<string, ValueFacts>;

/**
 * Reads what a file says of its values.
 *
 * @param graph The network.
 * @returns The facts, of inputs, outputs, and those between that the file describes.
 */
export function factsInFile({ inputs, outputs, values }: OnnxGraph): Facts {
  const described = [...values.values(), ...outputs, ...inputs];
  return new Map(described.map((value) => [value.name, factsOf(value)]));
}

/**
 * Lists the values of which more has to be known: those whose type, number of axes, or size along an axis of the features is not.
 *
 * @param steps The network.
 * @param facts As far as they are known.
 * @returns The names of the values.
 */
export function unknownValues(steps: readonly OnnxStep[], facts: Facts): string[] {
  return steps
    .flatMap(({ node, outputs }) => (node === undefined || !makesTensors(node) ? [] : outputs))
    .filter((name) => {
      const { type, shape } = facts.get(name) ?? {};
      return type === undefined || shape === undefined || shape.slice(1).includes(null);
    });
}

/**
 * Gives the shapes alone.
 *
 * @param facts The facts.
 * @returns Those that are known, by the names of the values.
 */
export function shapesIn(facts: Facts): ReadonlyMap<string, readonly (number | null)[]> {
  const known = [...facts].flatMap(([name, { shape }]) =>
    shape === undefined ? [] : [[name, shape] as const],
  );
  return new Map(known);
}

function factsOf({ type, dims }: OnnxValue): ValueFacts {
  return { type, shape: dims?.map((size) => (typeof size === 'number' ? size : null)) };
}
