import type { Entry } from '../../batch/entries/entry.js';
import type { Explainer, Outcome } from '../../batch/work/explainer.js';

/** Several explainers, which share the entries of all chunks that a worker is at. */
export interface ExplainerTeam {
  /** The entries that they take at once. */
  readonly atOnce: number;
  /** Explains an entry, as soon as one of them has room. */
  readonly explain: (entry: Entry) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Each has one entry in its network, and others that are read meanwhile, or whose files are written. */
const usually = 3;

/**
 * Puts explainers together.
 *
 * @param explainers The explainers; they are closed with the team.
 * @param entriesAtOnce The entries that each works at, reads or writes at once.
 * @returns The team.
 */
export function explainerTeam(
  explainers: readonly Explainer[],
  entriesAtOnce = usually,
): ExplainerTeam {
  // One after the other, so that the first entries go to different ones.
  const free = Array.from({ length: entriesAtOnce }, () => explainers).flat();
  const asking: ((explainer: Explainer) => void)[] = [];
  const taken = (): Promise<Explainer> => {
    const own = free.shift();
    if (own !== undefined) return Promise.resolve(own);
    return new Promise((resolve) => asking.push(resolve));
  };
  return {
    atOnce: free.length,
    explain: async (entry) => {
      const explainer = await taken();
      try {
        return await explainer.explain(entry);
      } finally {
        const next = asking.shift();
        if (next === undefined) free.push(explainer);
        else next(explainer);
      }
    },
    close: async () => {
      await Promise.all(explainers.map(({ close }) => close()));
    },
  };
}
