import type { Arguments } from '../arguments/request.js';
import type { OutputPlace } from '../files/output-place.js';
import type { Terminal } from '../output/terminal.js';

/** The work that each picture is given. */
export interface Job {
  readonly given: Arguments;
  /** The place that files go to. */
  readonly place: OutputPlace;
  /** The terminal for words. */
  readonly words: Terminal;
  /** Gets a line of JSON for each picture. */
  readonly json: (line: string) => void;
}
