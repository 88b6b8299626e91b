import type { Colormap } from '../../colormap/colormap.js';
import { defaultColormap } from '../../colormap/default-colormap.js';
import { checkFinite, checkInteger, checkRange, checkRising } from '../../input/check-numbers.js';
import { checkOptions } from '../../input/check-options.js';
import { figure, figureOptionNames, figureStyle, type FigureOptions } from '../parts/figure.js';
import { tickTexts } from '../parts/tick-texts.js';
import { barMarks } from './bar-marks.js';
import { barParts } from './bar-parts.js';

/** The appearance of a colour bar. */
export interface ColorBarOptions extends FigureOptions {
  /** `inferno` by default, as in `overlay`. */
  readonly colormap?: Colormap | undefined;
  /** The score at the left end; 0 by default. For `normalizeSigned`, minus the largest absolute score. */
  readonly low?: number | undefined;
  /** The score at the right end; 1 by default. */
  readonly high?: number | undefined;
  /** The meaning of the numbers, below the bar; nothing by default. */
  readonly label?: string | undefined;
  /** The bar's length in pixels; 240 by default. */
  readonly length?: number | undefined;
  /** About how many numbers stand at the bar; 5 by default. */
  readonly tickCount?: number | undefined;
}

/** More than can be read at any bar. */
const mostTicks = 1000;

const optionNames = {
  ...figureOptionNames,
  colormap: true,
  low: true,
  high: true,
  label: true,
  length: true,
  tickCount: true,
} as const satisfies Record<keyof ColorBarOptions, true>;

/**
 * Draws the key to a colormap, as SVG: which colour is which score.
 *
 * @param options Colours, range, label.
 * @returns An SVG document.
 * @throws `BAD_OPTION` for a low that is not below the high, and options out of range.
 *
 * @example
 * ```ts
 * const bar = colorBar({ colormap: blueRed, low: -largest, high: largest, label: 'score per activation' });
 * ```
 */
export function colorBar(options: ColorBarOptions = {}): string {
  checkOptions('colorBar', options, optionNames);
  const { colormap = defaultColormap, label = '', length = 240, tickCount = 5 } = options;
  const [low, high] = rangeOf(options);
  checkRange('colorBar', 'the length', length, 1, Infinity);
  checkInteger('colorBar', 'the count of ticks', tickCount, 1, mostTicks);
  const [lowText, highText] = tickTexts([low, high]);
  const what = label === '' ? '' : ` of ${label}`;
  const described = `Colours${what} from ${lowText ?? ''} to ${highText ?? ''}.`;
  const style = figureStyle('colorBar', options, 'Colour bar', described);
  const marks = barMarks(low, high, tickCount);
  const { parts, ...size } = barParts({ colormap, label, length, marks }, style);
  return figure(size, style, parts);
}

/** The range of the scores, checked. */
function rangeOf({ low = 0, high = 1 }: ColorBarOptions): readonly [low: number, high: number] {
  checkFinite('colorBar', 'the low', low);
  checkFinite('colorBar', 'the high', high);
  checkRising('colorBar', low, high);
  return [low, high];
}
