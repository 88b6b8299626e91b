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
