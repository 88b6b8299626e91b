import { escapeText } from '@gradcam/errors';
import type { Color } from '../../colormap/colormap.js';
import { checkColor, cssColor } from '../../colormap/css-color.js';
import { checkText, checkRange } from '../../input/check-numbers.js';
import type { Size } from '../../scores/score-grid.js';
import { element } from './element.js';

/** The options that every SVG of this package has. */
export interface FigureOptions {
  /** The picture's name, for screen readers and as a tooltip. */
  readonly title?: string | undefined;
  /** The description for people who cannot see the picture; `describeHeat` returns a sentence. */
  readonly description?: string | undefined;
  /** In pixels; 14 by default. */
  readonly fontSize?: number | undefined;
  /** Text and lines; near black by default. */
  readonly ink?: Color | undefined;
  /** The ground; white by default. `'none'` lets the page shine through. */
  readonly paper?: Color | 'none' | undefined;
}

/** The names of these options. */
export const figureOptionNames = {
  title: true,
  description: true,
  fontSize: true,
  ink: true,
  paper: true,
} as const satisfies Record<keyof FigureOptions, true>;

/** The options with their defaults. */
export interface FigureStyle {
  readonly title: string;
  readonly description: string;
  readonly fontSize: number;
  readonly ink: string;
  readonly paper: string;
}

/**
 * Checks the options of a figure and fills in the defaults.
 *
 * @param where The function that was called, for the message.
 * @param options The caller's options.
 * @param title The title where the caller gave none.
 * @param description The description where the caller gave none.
 * @returns Every option, colours as CSS.
 * @throws `BAD_OPTION` for an empty title, a font without a size, and colours out of range.
 */
export function figureStyle(
  where: string,
  options: FigureOptions,
  title: string,
  description: string,
): FigureStyle {
  const { fontSize = 14, ink = [26, 26, 26], paper = [255, 255, 255] } = options;
  const name = options.title ?? title;
  checkText(where, 'the title', name);
  checkRange(where, 'the font size', fontSize, 1, 1000);
  checkColor(where, ink);
  if (paper !== 'none') checkColor(where, paper);
  return {
    title: name,
    description: options.description ?? description,
    fontSize,
    ink: cssColor(ink),
    paper: paper === 'none' ? 'none' : cssColor(paper),
  };
}

/**
 * Writes a whole SVG document that tells screen readers what it is. It holds no ids, so that several can stand in one page.
 *
 * @param size The width and height, also of the view box.
 * @param style Names and colours.
 * @param children Markup.
 * @returns An SVG document.
 */
export function figure(size: Size, style: FigureStyle, children: readonly string[]): string {
  const [width, height] = [Math.ceil(size.width), Math.ceil(size.height)];
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'aria-label': style.title,
      'font-family': 'system-ui, sans-serif',
      'font-size': style.fontSize,
      fill: style.ink,
    },
    element('title', {}, escapeText(style.title)),
    element('desc', {}, escapeText(style.description)),
    ...(style.paper === 'none' ? [] : [element('rect', { width, height, fill: style.paper })]),
    ...children,
  );
}
