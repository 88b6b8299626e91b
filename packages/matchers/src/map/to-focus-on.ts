import { checkNumber, checkOptionNames } from '@gradcam/errors';
import { energyInBoxMetric } from '@gradcam/evaluate';
import { measureMap } from '@gradcam/evaluate/map';
import { percentText } from '@gradcam/render';
import { partsOf, wordsOf, type ObjectArea } from '../explanation/object-area.js';
import { paintOverlay } from '../overlay/paint-overlay.js';
import { focusText } from './focus-text.js';
import { mapJudging } from './map-judging.js';

/** The options of `toFocusOn`. */
export interface FocusOptions {
  /** The share of what is positive in the map that has to lie on the object, from 0 to 1; 0.5 when left out. */
  readonly share?: number | undefined;
}

/** Judges whether enough of a map lies on an object. */
export const toFocusOn = mapJudging(
  (map, explanation, area: ObjectArea, options: FocusOptions = {}) => {
    checkOptionNames(options, { share: true } satisfies Record<keyof FocusOptions, true>);
    const { share = 0.5 } = options;
    checkNumber(share, { where: 'the option share', least: 0, most: 1 });
    const parts = partsOf(area);
    return {
      pass: measureMap(energyInBoxMetric, map, parts) >= share,
      expected: `have at least ${percentText(share)} of its heat on ${wordsOf(area)}`,
      found: focusText(map, parts),
      picture: () => paintOverlay(explanation, map, parts),
    };
  },
);
