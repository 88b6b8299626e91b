import type { Terminal } from '../output/terminal.js';
import type { Source } from './entries/source.js';
import { progressText } from './progress-text.js';

/** The entries that are done so far. */
interface Done {
  readonly count: number;
  readonly failures: number;
}

/** In milliseconds: between two states, and of what the rate is taken. */
const pause = 200;
const recent = 30_000;

/**
 * Shows how far a run is, how fast it goes and how long it is going to take, where somebody looks at a terminal.
 *
 * @param source The entries.
 * @param before What was done before.
 * @param terminal The terminal.
 * @returns Gets what is done.
 */
export function progressLine(
  source: Source,
  before: Done,
  { live, isLive }: Terminal,
): (done: Done) => void {
  if (!isLive) return () => undefined;
  let total: number | undefined;
  source.count().then(
    (count) => (total = count),
    () => undefined,
  );
  const marks: { readonly at: number; readonly count: number }[] = [];
  return ({ count, failures }) => {
    const at = performance.now();
    if (at - (marks.at(-1)?.at ?? -Infinity) < pause) return;
    marks.push({ at, count });
    while (at - (marks[0]?.at ?? at) > recent) marks.shift();
    const [first = { at, count }] = marks;
    const rate = (1000 * (count - first.count)) / Math.max(1, at - first.at);
    const share = total === undefined ? source.share() : count / total;
    live(progressText({ count, failures, total, share, rate }));
  };
}
