import { checkChoice, checkKind } from '@gradcam/errors';
import { resizeScores } from '../scores/resize-scores.js';
import { checkScores, type ScoreGrid } from '../scores/score-grid.js';
import { percentText } from '../words/percent-text.js';
import type { ReportMap, ReportSign } from './report.js';

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
  const { className, layer, method, sign, usesClass } = map;
  for (const [part, text] of Object.entries({ className, layer, method }))
    checkKind(typeof text === 'string', text, `the ${part} of a map is not a text`, 'a string');
  checkChoice(sign, Object.keys(evidence), 'the sign of a map');
  checkKind(
    usesClass === undefined || typeof usesClass === 'boolean',
    usesClass,
    'usesClass of a map is neither true nor false',
    'a boolean',
  );
  const isSigned = sign === 'signed';
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

const evidence = {
  positive: (of) => `Evidence for ${of}`,
  negative: (of) => `Evidence against ${of}`,
  absolute: (of) => `Evidence for or against ${of}`,
  signed: (of) => `Evidence for ${of}, in vermilion, and against it, in blue`,
} as const satisfies Record<ReportSign, (of: string) => string>;

function textOf(map: ReportMap): string {
  const { className, probability, layer, method, sign = 'positive', usesClass = true } = map;
  const sure = probability === undefined ? '' : ` (${percentText(probability, 1)})`;
  const of = `"${className}"${sure}`;
  const what = usesClass ? evidence[sign](of) : `The same heat for ${of} and every other class`;
  return [`${what}, by ${method} at ${layer}.`, ...(map.sentences ?? [])].join(' ');
}
