import { checkNumber, checkOptionNames, GradCamError } from '@gradcam/errors';
import { rankCorrelation, type NumberGrid } from '@gradcam/evaluate';
import { percentText } from '@gradcam/render';
import type { Explanation } from '../explanation/explanation.js';
import { readScores, readScoresNow } from '../explanation/read-scores.js';
import type { Judging } from '../matcher/matcher.js';
import type { Verdict } from '../matcher/verdict.js';
import { paintOverlays } from '../overlay/paint-overlay.js';
import { numberText } from '../words/number-text.js';
import { farthest } from './farthest.js';

/** The options of `toMatchMap`. */
export interface MatchOptions {
  /** The largest difference that passes, as a share of the reference's largest absolute number; 0.01 when left out. */
  readonly tolerance?: number | undefined;
}

/** Judges whether a map is the same as a reference. */
export const toMatchMap: Judging<[reference: Explanation['scoreMap'], options?: MatchOptions]> = {
  later: async (received, reference, options) =>
    judge(received, await readScores(received), await readScores({ scoreMap: reference }), options),
  now: (received, reference, options) =>
    judge(received, readScoresNow(received), readScoresNow({ scoreMap: reference }), options),
};

function judge(
  explanation: Explanation,
  map: NumberGrid,
  reference: NumberGrid,
  options: MatchOptions = {},
): Verdict {
  checkOptionNames(options, { tolerance: true } satisfies Record<keyof MatchOptions, true>);
  const { tolerance = 0.01 } = options;
  checkNumber(tolerance, { where: 'the option tolerance', least: 0 });
  requireSameSize(map, reference);
  const correlation = rankCorrelation(map.data, reference.data);
  const { at, difference, share } = farthest(map.data, reference.data);
  const [column, row] = [at % map.width, Math.floor(at / map.width)];
  return {
    pass: share <= tolerance,
    expected: `be within ${percentText(tolerance)} of the reference's largest number`,
    found: [
      `it is ${numberText(difference)} away, ${percentText(share)}, at column ${column}, row ${row}`,
      `${numberText(map.data[at] ?? NaN)} in place of ${numberText(reference.data[at] ?? NaN)}`,
      ...(Number.isNaN(correlation) ? [] : [`rank correlation ${numberText(correlation)}`]),
    ].join('; '),
    picture: () => paintOverlays(explanation, [map, reference]),
  };
}

function requireSameSize(map: NumberGrid, reference: NumberGrid): void {
  if (map.width === reference.width && map.height === reference.height) return;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the reference has another size than the map, got ${reference.height} x ${reference.width}, expected ${map.height} x ${map.width}; resize one of them.`,
  );
}
