import type { Contour } from '../../region/contours.js';
import { outlineThickness } from '../../overlay/paint-outline.js';
import { barParts, type BarContent } from '../color-bar/bar-parts.js';
import { element } from '../parts/element.js';
import type { EmbeddedPicture } from '../parts/embedded-picture.js';
import type { FigureStyle } from '../parts/figure.js';
import { linePath } from '../parts/line-path.js';
import { outlined } from '../parts/outlined.js';
import { firstLines, textLines, wrapText } from '../parts/text-layout.js';

/** A part of a figure that takes its whole width. */
export interface Block {
  /** In pixels. */
  readonly height: number;
  /** Markup, where the block begins so many pixels from the top. */
  readonly draw: (top: number) => string;
}

/** The room that blocks have, in pixels. */
export interface Column {
  readonly left: number;
  readonly width: number;
}

const mostLines = 3;

/**
 * Makes a block of text, in its middle; long words are shortened, long texts end after three lines.
 *
 * @param text The text; of an empty one the block has no height.
 * @param column The room.
 * @param fontSize In pixels.
 * @param weight Of the letters, as CSS.
 * @returns The block.
 */
export function textBlock(text: string, column: Column, fontSize: number, weight?: string): Block {
  const lines = firstLines(wrapText(text, column.width, fontSize), mostLines);
  const middle = column.left + column.width / 2;
  return {
    height: 1.3 * fontSize * lines.length,
    draw: (top) =>
      element('g', { 'font-weight': weight }, textLines(lines, middle, top + fontSize, fontSize)),
  };
}

/**
 * Makes a block of a picture, in its middle, with lines on it.
 *
 * @param picture The picture.
 * @param contours The lines.
 * @param column The room.
 * @returns The block.
 */
export function pictureBlock(
  { href, width, height }: EmbeddedPicture,
  contours: readonly Contour[],
  column: Column,
): Block {
  const size = { width, height };
  const x = column.left + (column.width - width) / 2;
  const shapes = contours.map((contour) => ['path', { d: linePath(contour, size) }] as const);
  const lines = contours.length === 0 ? '' : outlined(shapes, '#ffffff', outlineThickness(size));
  const image = element('image', { href, ...size, preserveAspectRatio: 'none' });
  // A document in the document cuts off what lies outside of the picture.
  return { height, draw: (y) => element('svg', { x, y, ...size }, image, lines) };
}

/**
 * Makes a block of a colour bar, in its middle.
 *
 * @param content The bar.
 * @param column The room.
 * @param style Text and lines.
 * @returns The block.
 */
export function barBlock(content: BarContent, column: Column, style: FigureStyle): Block {
  const { parts, width, height } = barParts(content, style);
  const left = column.left + (column.width - width) / 2;
  return {
    height,
    draw: (top) => element('g', { transform: `translate(${left} ${top})` }, ...parts),
  };
}
