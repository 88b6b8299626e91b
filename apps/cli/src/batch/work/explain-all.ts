import type { Entry } from '../entries/entry.js';
import type { Settled } from '../record/settings/run-file.js';
import type { WantedEntries } from '../wanted-entries.js';
import type { Explainer, Outcome } from './explainer.js';
import { inLanes } from './in-lanes.js';

/** The explainers of a run. */
export interface Team {
  /** The number of them. */
  readonly size: number;
  /** The number of entries that each works at or reads ahead; three when left out. */
  readonly atOnce?: number | undefined;
  readonly make: (settled: Settled | undefined, index: number) => Explainer;
}

/** Each explainer has one entry in its network, and another that is read and decoded meanwhile, or whose files are written. */
const entriesAtOnce = 3;

/**
 * Explains entries. The first one finds out what all the others hold on to, and does so alone.
 *
 * @param entries The entries; as many as are worked at are held.
 * @param team What explains them.
 * @param settled What was found out before.
 * @param keep Gets what came of each.
 * @throws What ends a run
 */
export async function explainAll(
  { next }: WantedEntries,
  { size, make, atOnce = entriesAtOnce }: Team,
  settled: Settled | undefined,
  keep: (entry: Entry, outcome: Outcome) => Promise<void>,
): Promise<void> {
  const first = make(settled, 0);
  const explainers = [first];
  const step = async (explainer: Explainer): Promise<Outcome | undefined> => {
    const entry = await next();
    if (entry === undefined) return undefined;
    const outcome = await explainer.explain(entry);
    await keep(entry, outcome);
    return outcome;
  };
  try {
    let known = settled;
    while (known === undefined) {
      const outcome = await step(first);
      if (outcome === undefined) return;
      known = outcome.settled;
    }
    while (explainers.length < size) explainers.push(make(known, explainers.length));
    const lanes = explainers.flatMap((each) => new Array<Explainer>(atOnce).fill(each));
    await inLanes(lanes, async (explainer) => (await step(explainer)) !== undefined);
  } finally {
    await Promise.all(explainers.map(({ close }) => close()));
  }
}
