import type { ExplainByResult, Explained, Sign } from '@gradcam/core';
import type { TopClass } from '@gradcam/models';
import type { ReadInput } from '../input/read-input.js';
import type { ScoreMap } from './explanation.js';

/** All that an explanation is made of, read out. */
export interface MadeMap {
  readonly input: ReadInput;
  readonly result: Omit<ExplainByResult, 'scoreMap' | 'explained'>;
  readonly scoreMap: ScoreMap;
  readonly explained: Omit<Explained, 'sample'>;
  readonly classes: readonly TopClass[];
  /** The parts of the map that are kept. */
  readonly sign: Sign;
  /** The numbers of a signal, which its curve is drawn of. */
  readonly signal: ArrayLike<number> | undefined;
}
