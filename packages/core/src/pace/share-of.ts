import type { Pacing } from './pacing.js';

/**
 * Makes the options of one of several parts of a call: the steps of the part are told as steps of the whole.
 *
 * @param options The options of the call.
 * @param index The index of the part, from 0.
 * @param count The number of parts, taken for equally large.
 * @returns The options of the part.
 */
export function shareOf<O extends Pacing>(options: O, index: number, count: number): O {
  const { onProgress } = options;
  // Left out, for an explainer has a listener of its own.
  if (onProgress === undefined) return options;
  return {
    ...options,
    onProgress: (part) => {
      const { done, total } = part;
      return onProgress({ ...part, done: index * total + done, total: count * total });
    },
  };
}
