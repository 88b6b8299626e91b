import type { ScoreGrid } from '../scores/score-grid.js';
import type { EmbeddedPicture } from '../svg/parts/embedded-picture.js';

/** One map of a picture, and what is known of it. */
export interface ReportMap {
  readonly scores: ScoreGrid;
  readonly className: string;
  /** Of the class, from 0 to 1. */
  readonly probability?: number | undefined;
  readonly layer: string;
  readonly method: string;
  /** True for a map with evidence for and against the class; what is negative is left out otherwise. */
  readonly isSigned?: boolean | undefined;
  /** Sentences about where the map is hot, and what to know before it is trusted. */
  readonly sentences?: readonly string[] | undefined;
}

/** A picture with its maps. */
export interface ReportPicture extends EmbeddedPicture {
  readonly name: string;
  /** The most probable classes, best first. */
  readonly classes?: readonly { readonly name: string; readonly probability: number }[] | undefined;
  /** At least one. */
  readonly maps: readonly ReportMap[];
}

/** A fact about the model, the versions or the settings: its name, and what it is. */
export type ReportFact = readonly [name: string, value: string];

/** The content of a report. */
export interface Report {
  readonly title: string;
  /** At least one. */
  readonly pictures: readonly ReportPicture[];
  /** The facts that are needed to make the same maps again. */
  readonly facts?: readonly ReportFact[] | undefined;
}
