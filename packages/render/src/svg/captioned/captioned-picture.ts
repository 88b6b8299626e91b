import { checkFinite, checkList, checkRange, checkRising } from '../../input/check-numbers.js';
import { checkOptions } from '../../input/check-options.js';
import { lookOf } from '../../overlay/look-of.js';
import { overlayOptionNames, type OverlayOptions } from '../../overlay/overlay-options.js';
import { checkContour } from '../../region/check-contour.js';
import type { Contour } from '../../region/contours.js';
import { checkEmbedded, type EmbeddedPicture } from '../parts/embedded-picture.js';
import {
  figure,
  figureOptionNames,
  figureStyle,
  type FigureOptions,
  type FigureStyle,
} from '../parts/figure.js';
import { barBlock, pictureBlock, textBlock, type Block, type Column } from './blocks.js';
import { keyToLook } from './key-to-look.js';
import { percentText } from '../../words/percent-text.js';

/** The words and the key of a picture; what is left out is not written. */
export interface CaptionOptions extends FigureOptions {
  /** The class that is explained. */
  readonly className?: string | undefined;
  /** Its probability, from 0 to 1. */
  readonly probability?: number | undefined;
  /** The method's name, such as Grad-CAM. */
  readonly method?: string | undefined;
  /** The feature layer's name. */
  readonly layer?: string | undefined;
  /** The options of `overlay` that painted the picture, for the colour bar: by default none, for the default look. `'none'`: no bar. */
  readonly look?: OverlayOptions | 'none' | undefined;
  /** The scores at the ends of the colour bar; words by default. */
  readonly range?: readonly [low: number, high: number] | undefined;
  /** Lines that stay sharp at any size, for a picture painted with `contour: 'none'`; none by default. */
  readonly contours?: readonly Contour[] | undefined;
}

const optionNames = {
  ...figureOptionNames,
  className: true,
  probability: true,
  method: true,
  layer: true,
  look: true,
  range: true,
  contours: true,
} as const satisfies Record<keyof CaptionOptions, true>;

/**
 * Draws a picture with its title above and, below, what it shows: class, probability, method, layer and a colour bar, as SVG.
 *
 * The letters grow with the picture. Long texts are broken into lines, at most three, and long words shortened.
 *
 * @param picture The overlay.
 * @param options The words, the key, lines, the looks of the letters.
 * @returns An SVG document that holds the picture in its own size.
 * @throws `BAD_OPTION` for a picture without an address or a size, and options out of range.
 *
 * @example
 * ```ts
 * const svg = captionedPicture(
 *   { href, width, height },
 *   { title: 'chelsea.png', className: 'Egyptian cat', probability: 0.933, method: 'Grad-CAM', layer: 'conv_pw_13_relu' },
 * );
 * ```
 */
export function captionedPicture(picture: EmbeddedPicture, options: CaptionOptions = {}): string {
  checkOptions('captionedPicture', options, optionNames);
  checkEmbedded('captionedPicture', picture);
  checkCaption(options);
  const { title = '', fontSize = Math.min(1000, Math.max(14, picture.width / 32)) } = options;
  const [explained, by] = [explainedText(options), madeText(options)];
  const words = [explained, by].filter((text) => text !== '').join(', ');
  const described = words === '' ? 'A heat map.' : `${words}.`;
  const style = figureStyle(
    'captionedPicture',
    { ...options, title: title === '' ? explained || 'Heat map' : title, fontSize },
    'Heat map',
    described,
  );
  const margin = fontSize / 2;
  const column = { left: margin, width: Math.max(picture.width, 14 * fontSize) };
  const blocks = [
    textBlock(title, column, 1.1 * fontSize, 'bold'),
    pictureBlock(picture, options.contours ?? [], column),
    textBlock(explained, column, fontSize, 'bold'),
    textBlock(by, column, 0.85 * fontSize),
    ...keyBlocks(options, column, style),
  ].filter(({ height }) => height > 0);
  const [parts, height] = stacked(blocks, margin);
  return figure({ width: column.width + 2 * margin, height }, style, parts);
}

function checkCaption({ probability, range, contours = [] }: CaptionOptions): void {
  if (probability !== undefined)
    checkRange('captionedPicture', 'the probability', probability, 0, 1);
  checkList('captionedPicture', 'contours', contours);
  for (const contour of contours) checkContour('captionedPicture', contour);
  if (range === undefined) return;
  checkList('captionedPicture', 'ends of the range', range);
  for (const end of range) checkFinite('captionedPicture', 'an end of the range', end);
  checkRising('captionedPicture', range[0], range[1]);
}

function explainedText({ className = '', probability }: CaptionOptions): string {
  const share = probability === undefined ? '' : percentText(probability, 1);
  return [className, share].filter((text) => text !== '').join(', ');
}

function madeText({ method = '', layer = '' }: CaptionOptions): string {
  if (layer === '') return method;
  return method === '' ? layer : `${method} at ${layer}`;
}

function keyBlocks(
  { look: options = {}, range }: CaptionOptions,
  column: Column,
  style: FigureStyle,
): Block[] {
  if (options === 'none') return [];
  checkOptions('captionedPicture', options, overlayOptionNames);
  const look = lookOf('captionedPicture', options);
  const small = { ...style, fontSize: 0.75 * style.fontSize };
  return [barBlock(keyToLook(look, range, 0.6 * column.width), column, small)];
}

/** The blocks below one another, with a gap between two. */
function stacked(
  blocks: readonly Block[],
  gap: number,
): readonly [parts: string[], height: number] {
  let top = gap;
  const parts = blocks.map(({ height, draw }) => {
    const part = draw(top);
    top += height + gap;
    return part;
  });
  return [parts, top];
}
