import { refusal } from '../input/refusal.js';
import { checkOptions } from '../input/check-options.js';
import { figureOptionNames } from './parts/figure.js';
import { ticks } from 'd3-array';
import type { Colormap } from '../colormap/colormap.js';
import { defaultColormap } from '../colormap/colormaps.js';
import { cssColor } from '../colormap/css-color.js';
import { checkFinite, checkInteger, checkRange } from '../input/check-numbers.js';
import { element } from './parts/element.js';
import { figure, figureStyle, type FigureOptions } from './parts/figure.js';
import { textLines, textWidth } from './parts/text-layout.js';
import { tickTexts } from './parts/tick-texts.js';

/** How a colour bar looks. */
export interface ColorBarOptions extends FigureOptions {
  /** `inferno` by default, as in `overlay`. */
  readonly colormap?: Colormap | undefined;
  /** The score at the left end; 0 by default. For `normalizeSigned`, minus the largest absolute score. */
  readonly low?: number | undefined;
  /** The score at the right end; 1 by default. */
  readonly high?: number | undefined;
  /** What the numbers are, below the bar; nothing by default. */
  readonly label?: string | undefined;
  /** The bar's length in pixels; 240 by default. */
  readonly length?: number | undefined;
  /** About how many numbers stand at the bar; 5 by default. */
  readonly tickCount?: number | undefined;
}

const steps = 64;

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
 * The key to a colormap, as SVG: which colour is which score.
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
  const { colormap = defaultColormap, low = 0, high = 1, label = '' } = options;
  const { length = 240, tickCount = 5 } = options;
  checkFinite('colorBar', 'the low', low);
  checkFinite('colorBar', 'the high', high);
  if (!(low < high)) {
    throw refusal(
      'colorBar',
      `the range is empty, got ${low} to ${high}; give a low below the high.`,
    );
  }
  checkRange('colorBar', 'the length', length, 1, Infinity);
  checkInteger('colorBar', 'the count of ticks', tickCount);
  const marks = ticks(low, high, tickCount);
  const texts = tickTexts(marks);
  const [lowText, highText] = tickTexts([low, high]);
  const what = label === '' ? '' : ` of ${label}`;
  const described = `Colours${what} from ${lowText ?? ''} to ${highText ?? ''}.`;
  const style = figureStyle('colorBar', options, 'Colour bar', described);

  const { fontSize } = style;
  const texty = [...texts.map((text) => textWidth(text, fontSize)), fontSize];
  const left = Math.max(Math.max(...texty) / 2, (textWidth(label, fontSize) - length) / 2) + 4;
  const [top, thickness] = [4, 1.2 * fontSize];
  const parts = Array.from({ length: steps }, (_, step) => {
    const fill = cssColor(colormap(step / (steps - 1)));
    const x = left + (length * step) / steps;
    // Each goes on to the end, so that no seam shows between two.
    return element('rect', { x, y: top, width: left + length - x, height: thickness, fill });
  });
  const frame = { x: left, y: top, width: length, height: thickness };
  parts.push(element('rect', { ...frame, fill: 'none', stroke: style.ink, 'stroke-width': 0.5 }));
  marks.forEach((mark, index) => {
    const x = left + (length * (mark - low)) / (high - low);
    const line = { x1: x, x2: x, y1: top + thickness, y2: top + thickness + 4 };
    parts.push(element('line', { ...line, stroke: style.ink }));
    const y = top + thickness + 5 + fontSize;
    parts.push(textLines([texts[index] ?? ''], x, y, fontSize));
  });
  const below = top + thickness + 5 + 2.4 * fontSize;
  if (label !== '') parts.push(textLines([label], left + length / 2, below, fontSize));
  const height = top + thickness + (label === '' ? 1.4 : 2.8) * fontSize + 5;
  return figure({ width: length + 2 * left, height }, style, parts);
}
