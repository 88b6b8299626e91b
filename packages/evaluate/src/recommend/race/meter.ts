import { util } from '@tensorflow/tfjs-core';

/** The end of a search: seconds, or inputs that run through the network; a map counts as one for each of its layers. */
export type Budget =
  | { readonly seconds: number; readonly runs?: never }
  | { readonly runs: number; readonly seconds?: never };

/** The part of a budget that was spent. */
export interface Meter {
  /**
   * Counts inputs that the network ran on.
   *
   * @param runs How many.
   */
  count(runs: number): void;
  /**
   * Computes the share of the budget that is spent.
   *
   * @returns From 0, above 1 when more is spent than there was.
   */
  share(): number;
  /**
   * Computes the inputs that were counted.
   *
   * @returns The number of inputs.
   */
  runs(): number;
}

/**
 * Begins to spend a budget.
 *
 * @param budget Checked before.
 * @returns The meter.
 */
export function meterOf(budget: Budget): Meter {
  const start = util.now();
  let counted = 0;
  return {
    count: (runs) => {
      counted += runs;
    },
    share: () =>
      budget.runs === undefined
        ? (util.now() - start) / (1000 * budget.seconds)
        : counted / budget.runs,
    runs: () => counted,
  };
}
