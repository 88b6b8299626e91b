import type { OutFolder } from '../out-folder.js';
import type { Manifest } from '../manifest.js';
import type { Recorded } from '../read-manifest.js';

/** The place of a run, with all that it knows of itself: a folder on a disk, or a part of a bucket. Names are paths in it, with slashes. */
export interface RunStore extends OutFolder {
  /** Names a file of it for people. */
  readonly placeOf: (name: string) => string;
  /**
   * Takes it for this run, as far as that can be done before anything is written.
   *
   * @param input The input, which the sentence for another run names.
   * @returns Gives it back; what is unfinished is taken away.
   * @throws `FILE_NOT_WRITTEN` where another run has it
   */
  readonly begin: (input: string) => Promise<() => void>;
  /** Reads a file; undefined where there is none. */
  readonly read: (name: string) => Promise<string | undefined>;
  /**
   * Writes at the end of a small file.
   *
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly append: (name: string, text: string) => Promise<void>;
  /** Lists the files of a folder; none where it is not there. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** Takes a file away, where it is there. */
  readonly remove: (name: string) => Promise<void>;
  /** Takes a folder away with all that is in it, where it is there. */
  readonly clear: (folder: string) => Promise<void>;
  /**
   * Writes the settings of the run.
   *
   * @throws `FILE_NOT_WRITTEN`, also where another run has written others since they were read
   */
  readonly writeSettings: (text: string) => Promise<void>;
  /** Reads them; undefined where there are none. */
  readonly readSettings: () => Promise<string | undefined>;
  /** Tells whether the manifest has a line. */
  readonly hasLines: () => Promise<boolean>;
  /**
   * Reads the manifest.
   *
   * @throws `BAD_OPTION` for a line that no run has written
   */
  readonly readManifest: () => Promise<Recorded>;
  /**
   * Opens the manifest at its end, after it was read and the settings were written.
   *
   * @param before What was read.
   * @param say Gets what people should know.
   * @returns The manifest; the caller closes it.
   * @throws `FILE_NOT_WRITTEN`
   */
  readonly openManifest: (before: Recorded, say: (text: string) => void) => Promise<Manifest>;
  /** The entries that each explainer works at or reads ahead, where it is another number than usual. */
  readonly atOnce?: number;
}
