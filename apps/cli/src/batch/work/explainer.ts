import type { BatchArguments } from '../../arguments/request.js';
import type { Entry } from '../entries/entry.js';
import type { Settled } from '../record/settings/run-file.js';

/** The outcome of an entry. */
export interface Outcome {
  /** Of the manifest; its files are written. */
  readonly line: string;
  /** A sentence, where the entry failed. */
  readonly failure?: string | undefined;
  /** The facts that were found out with the first picture that was explained. */
  readonly settled?: Settled | undefined;
}

/** The parts that an explainer is made of; plain, for threads. */
export interface Setup {
  readonly given: BatchArguments;
  /** The folder of the run. */
  readonly out: string;
  /** True for a worker of a queue: others write into the folder, too, and what it writes stays in there. */
  readonly isShared?: boolean | undefined;
  /** Undefined for the one that finds it out. */
  readonly settled?: Settled | undefined;
}

/** The network with a backend of its own that does one entry after the other, and reads the next ones meanwhile. */
export interface Explainer {
  /**
   * Explains an entry and writes its files.
   *
   * @throws What ends a run: a failure that other entries would have, too
   */
  readonly explain: (entry: Entry) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}
