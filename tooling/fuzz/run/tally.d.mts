import type { Tally } from './fuzz.mjs';

export function emptyTally(): Tally;
export const faults: readonly (keyof Tally)[];
