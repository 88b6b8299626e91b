import type { Outcome, Tally } from './fuzz.mjs';

export function tableOf(tallies: Readonly<Record<string, Tally>>): string;
export function failureLines(
  failures: readonly (Outcome & { readonly seed: number })[],
): readonly string[];
