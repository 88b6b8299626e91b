import { checkKind } from '@gradcam/errors';
import { resizeScores } from '../scores/resize-scores.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';
import { percentText } from '../words/percent-text.js';
import type { ReportMap } from './report.js';

/** A map as the script of a report takes it. */
export interface MapData extends Pick<ReportMap, 'className' | 'layer' | 'method'> {
  readonly width: number;
  readonly height: number;
  /** In thousandths of the largest absolute number, row by row. */
  readonly thousandths: readonly number[];
  readonly isSigned: boolean;
  readonly text: string;
}

/** More cells than any layer's; the page draws smoothly between them. */
const longestSide = 128;

/**
 * Makes a map plain data.
 *
 * @param map The map.
 * @returns The same for the page.
 * @throws `BAD_OPTION`
 */
export function mapData(map: ReportMap): MapData {
  const { className, layer, method, isSigned = false } = map;
  for (const [part, text] of Object.entries({ className, layer, method }))
    checkKind(typeof text === 'string', text, `the ${part} of a map is not a text`, 'a string');
  const { data, width, height } = shrunk(map.scores);
  const kept = Array.from(data, (value) => (isSigned ? value : Math.max(0, value)));
  const largest = kept.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest === 0 ? 0 : 1000 / largest;
  return {
    ...{ className, layer, method, width, height, isSigned },
    thousandths: kept.map((value) => Math.round(value * scale)),
    text: textOf(map),
  };
}

function shrunk(scores: ScoreGrid): ScoreGrid {
  checkScores('reportHtml', scores);
  const factor = Math.min(1, longestSide / Math.max(scores.width, scores.height));
  const [width, height] = [scores.width, scores.height].map((side) =>
    Math.max(1, Math.round(side * factor)),
  );
  return factor === 1 ? scores : resizeScores(scores, width ?? 1, height ?? 1);
}

function textOf({ className, probability, layer, method, sentences = [] }: ReportMap): string {
  const sure = probability === undefined ? '' : ` (${percentText(probability, 1)})`;
  return [`Evidence for "${className}"${sure}, by ${method} at ${layer}.`, ...sentences].join(' ');
}
