import type { Preprocessing } from '../../known-model.js';
import type { FindingSource } from '../opened-model.js';

/** The statements of one source about a model; anything may be missing. */
export interface Knowledge {
  readonly from: FindingSource;
  readonly title?: string | undefined;
  readonly classNames?: readonly string[] | undefined;
  /** The file that has the names. */
  readonly labelFile?: string | undefined;
  readonly preprocessing?: Partial<Preprocessing> | undefined;
  /** The reason for the range, where there is more to say than its source. */
  readonly because?: string | undefined;
}
