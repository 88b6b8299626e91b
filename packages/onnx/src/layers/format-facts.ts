import type { DataFormat } from '@gradcam/layer-select';

/** The shapes of values, by their names; null for a size that is open. */
export type ValueShapes = ReadonlyMap<string, readonly (number | null)[]>;

/** The facts from which formats follow. */
export interface FormatFacts {
  readonly shapes: ValueShapes;
  /** Says whether a value depends on the network's input. */
  readonly isComputed: (name: string) => boolean;
  /** The formats of the network's inputs; undefined where their sizes do not tell. */
  readonly inputs: ReadonlyMap<string, DataFormat | undefined>;
}
