import { checkOptionNames } from '@gradcam/errors';
import { pointingGameMetric, type PointingGameOptions } from '@gradcam/evaluate';
import { measureMap } from '@gradcam/evaluate/map';
import { hottestPoint } from '@gradcam/render';
import { partsOf, wordsOf, type ObjectArea } from '../explanation/object-area.js';
import { paintOverlay } from '../overlay/paint-overlay.js';
import { numberText } from '../words/number-text.js';
import { focusText } from './focus-text.js';
import { isFlat } from './is-flat.js';
import { mapJudging } from './map-judging.js';

/** The options of `toPointAt`. */
export type PointOptions = PointingGameOptions;

/** Judges whether the highest position of a map lies on an object. */
export const toPointAt = mapJudging(
  (map, explanation, area: ObjectArea, options: PointOptions = {}) => {
    checkOptionNames(options, { tolerance: true } satisfies Record<keyof PointOptions, true>);
    const parts = partsOf(area);
    const pass = measureMap(pointingGameMetric(options), map, parts) === 1;
    const { x, y, score } = hottestPoint(map);
    const { tolerance = 0 } = options;
    return {
      pass,
      expected: `point at ${wordsOf(area)}${tolerance === 0 ? '' : ` within ${tolerance} positions`}`,
      found: isFlat(map)
        ? `it is ${numberText(score)} everywhere and points nowhere`
        : `its highest number, ${numberText(score)}, lies at column ${x}, row ${y}, and ${focusText(map, parts)}`,
      picture: () => paintOverlay(explanation, map, parts),
    };
  },
);
