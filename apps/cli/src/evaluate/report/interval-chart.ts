import { intervalText, numberText } from '../say/summary-lines.js';
import type { SettingSummary } from '../summary.js';
import { markup, type Markup } from './markup.js';

const width = 160;
const height = 16;
/** On either side, for the dot. */
const margin = 6;

/**
 * Draws a mean with its interval.
 *
 * @param setting The metric in one setting.
 * @param settings That in all of them, which share a scale.
 * @returns An SVG picture, or nothing where nothing was measured.
 */
export function intervalChart(
  { mean, interval }: SettingSummary,
  settings: readonly SettingSummary[],
): Markup {
  if (mean === undefined) return markup``;
  const ends = settings.flatMap((each) => [each.interval?.low, each.mean, each.interval?.high]);
  const known = ends.filter((end) => end !== undefined);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const along = (value: number) =>
    high > low ? margin + ((value - low) / (high - low)) * (width - 2 * margin) : width / 2;
  const { low: from, high: to } = interval ?? { low: mean, high: mean };
  const words = interval === undefined ? '' : `, ${intervalText(interval)}`;
  const x = (value: number) => along(value).toFixed(1);
  return markup`<svg role="img" aria-label="${numberText(mean)}${words}" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><line x1="${x(from)}" x2="${x(to)}" y1="${height / 2}" y2="${height / 2}" stroke="currentColor" stroke-width="2"/><circle cx="${x(mean)}" cy="${height / 2}" r="4" fill="currentColor"/></svg>`;
}
