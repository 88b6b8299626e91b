import { customGrad, scalar, Tensor } from '@tensorflow/tfjs-core';
import type { Turn } from './execution-order.js';
import type { LayerLike } from './layers-model-like.js';
import type { LayerStep } from './trace-layers-model.js';

/** The masks that are known, by the names of the steps that gave them. */
export type Masks = ReadonlyMap<string, Tensor>;

/**
 * Finds the mask that tfjs-layers hands to a layer: that of its first input, where any of its inputs has one, else what it
 * handed to the layer before.
 *
 * @param turn The turn of the layer; undefined for a layer that no output needs.
 * @param masks Those of all steps that ran before.
 * @returns The mask, or nothing.
 */
export function maskAt(turn: Turn | undefined, masks: Masks): Tensor | undefined {
  const names = namesAt(turn, masks);
  return names === undefined ? undefined : maskOf(names[0], masks);
}

/**
 * Finds the masks that a head needs of its trunk.
 *
 * @param head The head's steps.
 * @param turns The turn of each step.
 * @param masks The trunk's.
 * @returns Each mask once, with the names of the steps that gave it.
 */
export function masksForHead(
  head: readonly LayerStep[],
  turns: ReadonlyMap<string, Turn>,
  masks: Masks,
): ReadonlyMap<Tensor, readonly string[]> {
  const names = head.flatMap((step) => [
    ...step.masks,
    ...(namesAt(turns.get(step.name), masks) ?? []),
  ]);
  const namesByMask = new Map<Tensor, string[]>();
  for (const name of new Set(names)) {
    const mask = maskOf(name, masks);
    if (mask === undefined || name === undefined) continue;
    namesByMask.set(mask, [...(namesByMask.get(mask) ?? []), name]);
  }
  return namesByMask;
}

/**
 * Computes the mask of a layer's output. A tape takes it for a constant.
 *
 * @param layer The layer.
 * @param inputs The layer's inputs.
 * @param masks The masks of the inputs.
 * @returns The mask, perhaps one of those given; nothing where there is none.
 */
export function outputMask(
  layer: LayerLike,
  inputs: Tensor[],
  masks: (Tensor | undefined)[],
): Tensor | undefined {
  if (!layer.supportsMasking) return undefined;
  let mask: Tensor | undefined;
  // A function of no tensor: nothing under it is recorded, and nothing leads to it.
  const offTape = customGrad(() => {
    // Border to tfjs-layers: what has no mask is there in the list, as nothing, which its type leaves out.
    const result = layer.computeMask(inputs, masks as Tensor[]);
    const first: unknown = Array.isArray(result) ? result[0] : result;
    mask = first instanceof Tensor ? first : undefined;
    return { value: mask ?? scalar(0), gradFunc: () => [] };
  });
  const value = offTape();
  return mask === undefined ? undefined : value;
}

/**
 * Finds a mask by the step that gave it.
 *
 * @param name The step, or nothing.
 * @param masks The masks that are known.
 * @returns The mask, or nothing.
 */
export function maskOf(name: string | undefined, masks: Masks): Tensor | undefined {
  return name === undefined ? undefined : masks.get(name);
}

function namesAt(turn: Turn | undefined, masks: Masks): Turn['order'][number] | undefined {
  if (turn === undefined || masks.size === 0) return undefined;
  for (let at = turn.at; at >= 0; at -= 1) {
    const names = turn.order[at];
    if (names?.some((name) => maskOf(name, masks) !== undefined) === true) return names;
  }
  return undefined;
}
