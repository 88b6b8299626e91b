import type { TfjsModel } from '@gradcam/models';
import type { ZooFormat, ZooNet } from './zoo-net.js';

/** Where the nets of the zoo are read from: the disk, or the server of a page. */
export interface ZooPlace {
  readonly readReference: (name: string) => Promise<ZooNet>;
  /** Loads a net on the active backend; the caller disposes it. */
  readonly loadNet: (name: string, format: ZooFormat) => Promise<TfjsModel>;
}
