import type { Entry } from './entries/entry.js';
import type { Source } from './entries/source.js';
import { entryKey } from './record/entry-key.js';
import type { KeySet } from './record/key-set.js';

/** The entries that are to be done, one after the other, whoever asks. */
export interface WantedEntries {
  /** Gives the next one; undefined where there is none. */
  readonly next: () => Promise<Entry | undefined>;
  /** Ends the listing. */
  readonly close: () => Promise<void>;
}

/**
 * Lists the entries that are not done yet, each once.
 *
 * @param source The entries.
 * @param seen Those that are done; gets the others.
 * @returns The entries; no more than one is held.
 */
export function wantedEntries(source: Pick<Source, 'entries'>, seen: KeySet): WantedEntries {
  const listed = source.entries((entry) => !seen.has(entryKey(entry)))[Symbol.asyncIterator]();
  let turn: Promise<unknown> = Promise.resolve();
  const wanted = async (): Promise<Entry | undefined> => {
    for (;;) {
      const step = await listed.next();
      if (step.done === true) return undefined;
      if (seen.add(entryKey(step.value))) return step.value;
    }
  };
  return {
    next: () => {
      const own = turn.then(wanted);
      turn = own.catch(() => undefined);
      return own;
    },
    close: async () => {
      await listed.return?.();
    },
  };
}
