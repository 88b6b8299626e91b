import type { GradCamErrorCode } from '@gradcam/errors';
import type { Label } from '../../annotations/annotation.js';
import type { ObjectPlace } from '../bucket/bucket-address.js';

/** Something that is wrong with an entry; plain, for threads and for the manifest. */
export interface Problem {
  readonly code: GradCamErrorCode;
  readonly message: string;
}

/** A picture of a run, before it is read. What it holds can be sent to another thread. */
export interface Entry {
  /** Its path below the root of the input, with slashes; of a row that names none its place in the list. */
  readonly name: string;
  /** The class that the list names for it. */
  readonly label?: Label | undefined;
  readonly from:
    | { readonly kind: 'file'; readonly root: string }
    | ({ readonly kind: 'object' } & ObjectPlace)
    | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
    | { readonly kind: 'nothing'; readonly problem: Problem };
}

/** An archive of a run. */
export interface Archive {
  /** Its path below the root of the input, with slashes. */
  readonly path: string;
  /** In front of the names of its pictures. */
  readonly prefix: string;
}

/** The pictures of a run. */
export interface Source {
  /** The folder or the address in a bucket that all of it lies below. */
  readonly root: string;
  /** The archives that the pictures are in; undefined where they are files. */
  readonly archives?: readonly Archive[] | undefined;
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
