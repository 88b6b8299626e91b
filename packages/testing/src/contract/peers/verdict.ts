import type { MethodName } from '@gradcam/core/methods';
import type { ExplainableModel } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { PeerCase, PeerMap } from './peer-case.js';

/** Makes a map of a net whose last layer ends in its softmax. */
export type Explain = (model: ExplainableModel, x: Tensor) => Promise<Tensor>;

/** A map of ours next to one of a library. */
export interface Compared {
  /** The method that makes ours, or what is done to its map. */
  readonly method: MethodName | 'eigen-smooth' | 'averaged-map';
  readonly explain: Explain;
  readonly theirs: PeerMap;
}

/** The verdict on a library's case: the same numbers, a known error of the library's, or a reason for no comparison. */
export type Verdict =
  | ({ readonly kind: 'same' } & Compared)
  | ({
      readonly kind: 'wrong';
      /** Why the library's numbers are not what they should be. */
      readonly because: string;
      /** By how much they are off at least, relative to theirs. */
      readonly atLeast: number;
    } & Compared)
  | { readonly kind: 'left out'; readonly because: string };

/**
 * Returns a library's map.
 *
 * @param each Its case.
 * @param name At feature resolution, or what a call returns.
 * @returns The map.
 */
export function mapOf(each: PeerCase, name: 'raw' | 'final' = 'final'): PeerMap {
  const map = each[name];
  if (map === undefined) throw new RangeError(`${each.method} has no ${name} map`);
  return map;
}

/**
 * Makes the error for a method of a library without a verdict.
 *
 * @param each Its case.
 * @returns The error, to be thrown.
 */
export function unknownCase(each: PeerCase): RangeError {
  return new RangeError(
    `nobody has said what to make of ${JSON.stringify({ ...each, raw: 0, final: 0 })}`,
  );
}
