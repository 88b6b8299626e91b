import { ticks } from 'd3-array';
import type { Size } from '../../scores/score-grid.js';
import { extentOf } from '../../scores/extent-of.js';
import { textWidth } from '../parts/text-layout.js';
import { tickTexts } from '../parts/tick-texts.js';

/** A number on an axis. */
interface Tick {
  readonly text: string;
  /** In pixels. */
  readonly at: number;
}

/** The rectangle in which a signal is drawn, in pixels, and the labels of its axes. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** The sample at the bottom, and the one at the top. */
  readonly low: number;
  readonly high: number;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly xLabel: string;
  readonly yLabel: string;
}

/** The content that a frame is made for. */
export interface FrameContent extends Size {
  readonly from: number;
  readonly to: number;
  readonly signal: ArrayLike<number>;
  readonly xLabel: string;
  readonly yLabel: string;
}

/**
 * Makes room for the axes of a signal.
 *
 * @param content The figure's size, the signal, and what its axes say.
 * @param fontSize In pixels.
 * @returns The frame.
 */
export function frameOf(content: FrameContent, fontSize: number): Frame {
  const { signal, from, to, xLabel, yLabel } = content;
  const { low: least, high: largest } = extentOf(signal);
  // A constant signal runs through the middle.
  const room = largest > least ? 0.05 * (largest - least) : 1;
  const [low, high] = [least - room, largest + room];
  const yNumbers = ticks(low, high, 4);
  const yTexts = tickTexts(yNumbers);
  const widest = Math.max(fontSize, ...yTexts.map((text) => textWidth(text, fontSize)));
  const left = widest + 10 + (yLabel === '' ? 0 : 1.6 * fontSize);
  const top = 0.8 * fontSize;
  const width = content.width - left - 1.5 * fontSize;
  const height = content.height - top - (xLabel === '' ? 2 : 3.6) * fontSize;
  const xNumbers = ticks(from, to, Math.max(2, Math.floor(width / 90)));
  const xTexts = tickTexts(xNumbers);
  return {
    ...{ left, top, width, height, low, high, xLabel, yLabel },
    xTicks: xNumbers.map((number, index) => ({
      text: xTexts[index] ?? '',
      at: left + (width * (number - from)) / (to - from),
    })),
    yTicks: yNumbers.map((number, index) => ({
      text: yTexts[index] ?? '',
      at: top + (height * (high - number)) / (high - low),
    })),
  };
}
