import type { ScoreGrid } from '../scores/score-grid.js';
import type { EmbeddedPicture } from '../svg/parts/embedded-picture.js';

/** The evidence for the class, against it, either way without its sign, or for and against in two colours. */
export type ReportSign = 'positive' | 'negative' | 'absolute' | 'signed';

/** One map of a picture, and what is known of it. */
export interface ReportMap {
  readonly scores: ScoreGrid;
  readonly className: string;
  /** Of the class, from 0 to 1. */
  readonly probability?: number | undefined;
  readonly layer: string;
  readonly method: string;
  /** The part of the evidence that the map shows; `'positive'` when left out. What is negative is left out unless it is `'signed'`. */
  readonly sign?: ReportSign | undefined;
  /** False for a method whose map is the same whatever the class. */
  readonly usesClass?: boolean | undefined;
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
