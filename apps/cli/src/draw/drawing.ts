import { encodePng, readPicture } from '@gradcam/pictures/node';
import { annotatedPicture, drawBoxes, drawContours, gridOf, type Pixels } from '@gradcam/render';
import { methods } from '@gradcam/core/methods';
import type { Arguments } from '../arguments/request.js';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import { drawMap, type DrawnMap } from './draw-map.js';

/** A drawing, made in the way in which it is asked for. */
export interface Drawing {
  readonly svg: () => Promise<string>;
  readonly pixels: () => Promise<Pixels>;
}

/**
 * Draws what was found out about a picture: one map, or several side by side.
 *
 * @param explained What was found out.
 * @param given How it is drawn.
 * @returns The drawing.
 */
export function drawing(explained: ExplainedPicture, given: Arguments): Drawing {
  const { picture, maps } = explained;
  const draw = ({ scores }: MeasuredMap, arePaths: boolean) =>
    drawMap(picture, scores, given, arePaths);
  const [first, ...others] = maps;
  if (first !== undefined && others.length === 0)
    return {
      svg: () => svgOf(draw(first, true), explained),
      pixels: () => Promise.resolve(withLines(draw(first, false))),
    };
  const cellOf = async (map: MeasuredMap) => ({
    ...(await embedded(withLines(draw(map, false)))),
    title: methods[map.result.method].title,
  });
  const svg = async () =>
    gridOf(await Promise.all(maps.map(cellOf)), { title: titleOf(explained) });
  return { svg, pixels: async () => readPicture(Buffer.from(await svg())) };
}

function withLines({ painted, contours, boxes, thickness }: DrawnMap): Pixels {
  return drawBoxes(drawContours(painted, contours, { thickness }), boxes, { thickness });
}

async function svgOf(
  { painted, contours, boxes, thickness, text }: DrawnMap,
  explained: ExplainedPicture,
): Promise<string> {
  return annotatedPicture(await embedded(painted), {
    contours,
    boxes,
    thickness,
    title: titleOf(explained),
    description: text,
  });
}

function titleOf({ name, className }: ExplainedPicture): string {
  return `${className} in ${name}`;
}

async function embedded(pixels: Pixels) {
  const { width, height } = pixels;
  const bytes = Buffer.from(await encodePng(pixels));
  return { href: `data:image/png;base64,${bytes.toString('base64')}`, width, height };
}
