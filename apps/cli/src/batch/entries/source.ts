import type { Archive, Entry } from './entry.js';
import type { SourceFile } from './file/source-file.js';

/** An archive that was found. */
export interface FoundArchive extends Archive {
  /** In bytes. */
  readonly size: number;
  /** The mark of its version, where there is one. */
  readonly etag?: string | undefined;
}

/** The archives of a run. */
export interface Archives {
  readonly all: readonly FoundArchive[];
  /** Opens one of them; nothing of it is read yet. */
  readonly open: (archive: FoundArchive) => SourceFile;
}

/** The pictures of a run. */
export interface Source {
  /** The folder or the address in a bucket that all of it lies below. */
  readonly root: string;
  /** The archives that the pictures are in; undefined where they are files. */
  readonly archives?: Archives | undefined;
  /** The facts that `run.json` says of it: another input is not gone on with. */
  readonly said: Readonly<Record<string, string | number>>;
  /**
   * Lists the entries one after the other, of which no more than one is held.
   *
   * @param isWanted Tells whether anybody is going to read a picture: the bytes of others are left out.
   */
  readonly entries: (
    isWanted: (entry: Pick<Entry, 'name' | 'label'>) => boolean,
  ) => AsyncIterable<Entry>;
  /** The number of entries that each explainer works at or reads ahead, where it is another than usual. */
  readonly atOnce?: number;
  /** Tells the share that was listed, from 0 to 1; undefined where nobody knows. */
  readonly share: () => number | undefined;
  /** Counts the entries, where that can be done without listing them; undefined where it cannot. */
  readonly count: () => Promise<number | undefined>;
}
