import type { Arguments } from '../arguments/request.js';
import type { OutputPlace } from '../files/output-place.js';
import type { ReportPicture } from '@gradcam/render/report';
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
  /** The pictures of the report so far; stays empty where none is asked for. */
  readonly reported: ReportPicture[];
}
