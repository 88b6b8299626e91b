import { checkOptions } from '../input/check-options.js';
import { figureOptionNames } from './parts/figure.js';
import type { Color } from '../colormap/colormap.js';
import { checkColor, cssColor } from '../colormap/css-color.js';
import { checkList, checkRange } from '../input/check-numbers.js';
import { checkContour } from '../region/check-contour.js';
import { checkBox } from '../region/check-box.js';
import type { Box } from '../region/boxes-of.js';
import type { Contour } from '../region/contours.js';
import { element, type Attributes } from './parts/element.js';
import { checkEmbedded, type EmbeddedPicture } from './parts/embedded-picture.js';
import { linePath } from './parts/line-path.js';
import { outlined, type Shape } from './parts/outlined.js';
import { figure, figureStyle, type FigureOptions } from './parts/figure.js';

/** The drawings on a picture. */
export interface AnnotationOptions extends FigureOptions {
  readonly contours?: readonly Contour[] | undefined;
  readonly boxes?: readonly Box[] | undefined;
  /** Of the lines; white by default, with a dark edge so that they show on any picture. */
  readonly color?: Color | undefined;
  /** Of the lines, in pixels; 2 by default. */
  readonly thickness?: number | undefined;
}

const optionNames = {
  ...figureOptionNames,
  contours: true,
  boxes: true,
  color: true,
  thickness: true,
} as const satisfies Record<keyof AnnotationOptions, true>;

/**
 * Draws a picture with contours and boxes on it, as SVG: lines stay sharp at any size. `drawContours` and `drawBoxes` give pixels.
 *
 * @param picture The picture, an overlay for example.
 * @param options Lines, boxes, names.
 * @returns An SVG document that holds the picture, of its size.
 * @throws `BAD_OPTION` for a picture without an address or a size, and options out of range.
 */
export function annotatedPicture(
  picture: EmbeddedPicture,
  options: AnnotationOptions = {},
): string {
  checkOptions('annotatedPicture', options, optionNames);
  const { contours = [], boxes = [], color = [255, 255, 255], thickness = 2 } = options;
  checkEmbedded('annotatedPicture', picture);
  const { href, width, height } = picture;
  checkColor('annotatedPicture', color);
  checkRange('annotatedPicture', 'the thickness', thickness, 0, Math.max(width, height));
  checkList('annotatedPicture', 'contours', contours);
  checkList('annotatedPicture', 'boxes', boxes);
  for (const contour of contours) checkContour('annotatedPicture', contour);
  for (const box of boxes) checkBox('annotatedPicture', box);
  const described = `${contours.length} contours and ${boxes.length} boxes on a picture.`;
  const style = figureStyle('annotatedPicture', options, 'Picture with outlines', described);

  const shapes: readonly Shape[] = [
    ...contours.map((contour) => ['path', { d: linePath(contour, picture) }] as const),
    ...boxes.map((box) => ['rect', rectangleOf(box, picture, thickness)] as const),
  ];
  return figure({ width, height }, style, [
    element('image', { href, width, height, preserveAspectRatio: 'none' }),
    outlined(shapes, cssColor(color), thickness),
  ]);
}

/** The middle of a box's lines, so that they lie inside of it, as `drawBoxes` has them. */
function rectangleOf(box: Box, picture: EmbeddedPicture, thickness: number): Attributes {
  const right = picture.width / box.grid.width;
  const down = picture.height / box.grid.height;
  return {
    x: box.x * right + thickness / 2,
    y: box.y * down + thickness / 2,
    width: Math.max(0, box.width * right - thickness),
    height: Math.max(0, box.height * down - thickness),
  };
}
