import type { Label } from '../../annotations/annotation.js';
import type { BatchArguments, QueueArguments } from '../../arguments/request.js';
import type { Settled } from '../../batch/record/settings/run-file.js';

/** The settings of a run that a chunk brings along: what a picture's line and its files depend on. The network and where it runs are the worker's own. */
export type ChunkSettings = Omit<
  BatchArguments,
  | 'input'
  | 'endpoint'
  | 'out'
  | 'model'
  | 'labels'
  | 'offline'
  | 'backend'
  | 'resume'
  | 'workers'
  | 'quiet'
  | keyof QueueArguments
>;

/** A picture of a chunk. */
export interface ChunkPicture {
  /** Its path below the folder of the input, with slashes. */
  readonly name: string;
  /** The class that the list names for it. */
  readonly label?: Label | undefined;
}

/** An archive, or some rows of one, all of whose pictures a chunk is. */
export interface ChunkArchive {
  /** Its path below the folder of the input, with slashes. */
  readonly path: string;
  /** In front of the names of its pictures. */
  readonly prefix: string;
  /** Of a Parquet file: the first row, and the one behind the last. */
  readonly rows?: readonly [from: number, to: number] | undefined;
  /** In a bucket the mark of the version that the run began with: all chunks are of one. */
  readonly etag?: string | undefined;
}

/** A part of a run, which one worker explains. Plain, for JSON. */
export interface Chunk {
  /** The version of what is written here. */
  readonly gradcam: 1;
  /** The run, in the file of the queue in its folder. */
  readonly run: string;
  /** The name of the part of the manifest that the chunk becomes. */
  readonly part: string;
  /** The folder of the input, below the one that the worker was given. */
  readonly input: string;
  /** The folder of the run, below the one that the worker was given. */
  readonly out: string;
  readonly settings: ChunkSettings;
  readonly settled: Settled;
  readonly pictures?: readonly ChunkPicture[] | undefined;
  readonly archive?: ChunkArchive | undefined;
}
