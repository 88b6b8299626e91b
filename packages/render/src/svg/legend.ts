import { isObject } from '@gradcam/errors';
import { checkOptions } from '../input/check-options.js';
import { figureOptionNames } from './parts/figure.js';
import { classColor } from '../colormap/class-colors.js';
import { checkColor, cssColor } from '../colormap/css-color.js';
import { checkFilled, checkInteger, checkText } from '../input/check-numbers.js';
import type { ClassEntry } from '../raster/blend-classes.js';
import { element } from './parts/element.js';
import { figure, figureStyle, type FigureOptions } from './parts/figure.js';
import { textLines, textWidth } from './parts/text-layout.js';

/** The appearance of a legend. */
export interface LegendOptions extends FigureOptions {
  /** The number of columns of entries; 1 by default. */
  readonly columns?: number | undefined;
}

const optionNames = { ...figureOptionNames, columns: true } as const satisfies Record<
  keyof LegendOptions,
  true
>;

/**
 * Draws the key to the colours of `blendClasses`, as SVG: a square of each class's colour next to its name.
 *
 * @param entries The classes, in the order they were blended in.
 * @param options Columns, font, names.
 * @returns An SVG document.
 * @throws `BAD_OPTION` for an empty list, colours and options out of range.
 */
export function legend(entries: readonly ClassEntry[], options: LegendOptions = {}): string {
  checkOptions('legend', options, optionNames);
  const { columns = 1 } = options;
  checkFilled('legend', 'entries', entries);
  checkInteger('legend', 'the count of columns', columns);
  const labels = Array.from(entries, labelOf);
  const style = figureStyle('legend', options, 'Legend', `Classes: ${labels.join(', ')}.`);
  const { fontSize } = style;
  const row = 1.6 * fontSize;
  const across = Math.min(columns, entries.length);
  const column = 2.6 * fontSize + Math.max(...labels.map((label) => textWidth(label, fontSize)));
  const parts = labels.flatMap((label, index) => {
    const given = entries[index]?.color ?? classColor(index);
    checkColor('legend', given);
    const x = fontSize / 2 + (index % across) * column;
    const y = fontSize / 2 + Math.floor(index / across) * row;
    const swatch = { x, y, width: fontSize, height: fontSize, fill: cssColor(given) };
    return [
      element('rect', { ...swatch, stroke: style.ink, 'stroke-width': 0.5 }),
      textLines([label], x + 1.5 * fontSize, y + 0.85 * fontSize, fontSize, 'start'),
    ];
  });
  const rows = Math.ceil(entries.length / across);
  return figure({ width: across * column, height: rows * row + 0.4 * fontSize }, style, parts);
}

function labelOf(entry: unknown): string {
  const label = isObject(entry) ? entry['label'] : entry;
  checkText('legend', 'a label', label);
  return String(label);
}
