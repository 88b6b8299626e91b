import type { Colormap } from '../../colormap/colormap.js';
import { colorAt } from '../../colormap/color-at.js';
import { cssColor } from '../../colormap/css-color.js';
import { element } from '../parts/element.js';
import type { FigureStyle } from '../parts/figure.js';
import { textLines, textWidth } from '../parts/text-layout.js';
import type { Size } from '../../scores/score-grid.js';

/** A number at the bar. */
export interface Mark {
  readonly text: string;
  /** From 0 at the left end to 1 at the right. */
  readonly place: number;
}

/** The content of a bar. */
export interface BarContent {
  readonly colormap: Colormap;
  /** Nothing where it is empty. */
  readonly label: string;
  /** The bar's length in pixels. */
  readonly length: number;
  readonly marks: readonly Mark[];
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

const steps = 64;

/**
 * Draws a bar of colours with its numbers and its label.
 *
 * @param content The content.
 * @param style Text and lines.
 * @returns Markup and its size in pixels.
 */
export function barParts(
  content: BarContent,
  style: FigureStyle,
): Size & { readonly parts: readonly string[] } {
  const { label, length, marks } = content;
  const { fontSize, ink } = style;
  const left = leftOf(content, fontSize);
  const box = { x: left, y: 4, width: length, height: 1.2 * fontSize };
  const bottom = box.y + box.height;
  const below = bottom + 5 + 2.4 * fontSize;
  return {
    width: length + 2 * left,
    height: bottom + (label === '' ? 1.4 : 2.8) * fontSize + 5,
    parts: [
      ...stripes(content.colormap, box),
      element('rect', { ...box, fill: 'none', stroke: ink, 'stroke-width': 0.5 }),
      ...marks.flatMap((mark) => markParts(mark, box, style)),
      ...(label === '' ? [] : [textLines([label], left + length / 2, below, fontSize)]),
    ],
  };
}

/** Computes the room to the left of the bar for half of the widest number, or for the overhang of the label. */
function leftOf({ label, length, marks }: BarContent, fontSize: number): number {
  const widest = Math.max(fontSize, ...marks.map(({ text }) => textWidth(text, fontSize)));
  return Math.max(widest / 2, (textWidth(label, fontSize) - length) / 2) + 4;
}

function stripes(colormap: Colormap, { x: left, y, width: length, height }: Box): string[] {
  return Array.from({ length: steps }, (_, step) => {
    const fill = cssColor(colorAt('colorBar', colormap, step / (steps - 1)));
    const x = left + (length * step) / steps;
    // Each goes on to the end, so that no seam shows between two.
    return element('rect', { x, y, width: left + length - x, height, fill });
  });
}

function markParts({ text, place }: Mark, box: Box, { ink, fontSize }: FigureStyle): string[] {
  const x = box.x + box.width * place;
  const bottom = box.y + box.height;
  return [
    element('line', { x1: x, x2: x, y1: bottom, y2: bottom + 4, stroke: ink }),
    textLines([text], x, bottom + 5 + fontSize, fontSize),
  ];
}
