import type { Entry } from '../entry.js';

/** A list or an archive, on the disk or in a bucket. */
export interface SourceFile {
  /** Its path or its address. */
  readonly path: string;
  /** The last part of it, behind its last slash. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Reads it from its beginning; no more than a few megabytes are held. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
  /** Reads the bytes from `start` up to the one in front of `end`. */
  readonly slice: (start: number, end: number) => Promise<Uint8Array>;
  /** The folder, or the address in a bucket, that pictures lie below which it names. */
  readonly root: string;
  /** Tells where a picture is that it names, by a name that leads nowhere else. */
  readonly beside: (name: string) => Entry['from'];
}
