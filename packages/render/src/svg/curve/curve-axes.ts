import { escapeText } from '@gradcam/errors';
import { element } from '../parts/element.js';
import type { FigureStyle } from '../parts/figure.js';
import { textLines } from '../parts/text-layout.js';
import type { Frame } from './frame.js';

/**
 * Draws the axes of a signal: a frame, numbers and labels.
 *
 * @param frame The frame of the signal.
 * @param style Font and colours.
 * @returns Markup.
 */
export function curveAxes(frame: Frame, { fontSize, ink }: FigureStyle): string {
  const { left, top, width, height, xLabel, yLabel } = frame;
  const bottom = top + height;
  const parts = [
    element('rect', { x: left, y: top, width, height, fill: 'none', stroke: ink }),
    ...frame.xTicks.flatMap(({ text, at }) => [
      element('line', { x1: at, x2: at, y1: bottom, y2: bottom + 4, stroke: ink }),
      textLines([text], at, bottom + 5 + fontSize, fontSize),
    ]),
    ...frame.yTicks.flatMap(({ text, at }) => [
      element('line', { x1: left - 4, x2: left, y1: at, y2: at, stroke: ink }),
      textLines([text], left - 6, at + 0.35 * fontSize, fontSize, 'end'),
    ]),
  ];
  if (xLabel !== '') {
    parts.push(textLines([xLabel], left + width / 2, bottom + 5 + 2.4 * fontSize, fontSize));
  }
  if (yLabel !== '') {
    const [x, y] = [1.1 * fontSize, top + height / 2];
    const turned = { x, y, 'text-anchor': 'middle', transform: `rotate(-90 ${x} ${y})` };
    parts.push(element('text', turned, escapeText(yLabel)));
  }
  return parts.join('');
}
