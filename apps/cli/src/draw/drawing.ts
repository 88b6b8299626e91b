import { methods } from '@gradcam/core/methods';
import { readPicture } from '@gradcam/pictures/node';
import {
  annotatedPicture,
  captionedPicture,
  drawBoxes,
  gridOf,
  montage,
  type CaptionOptions,
  type Pixels,
} from '@gradcam/render';
import type { Arguments } from '../arguments/request.js';
import type { ExplainedPicture } from '../explain/explain-picture.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import { shownName } from '../pictures/shown-name.js';
import { drawMap, type DrawnMap } from './draw-map.js';
import { embedded } from './embedded.js';
import { paintOf } from './paint-of.js';
import { withLines } from './with-lines.js';

/** A drawing, made in the way in which it is asked for. */
export interface Drawing {
  readonly svg: () => Promise<string>;
  readonly pixels: () => Promise<Pixels>;
}

/** No limits: a drawing is as large as its picture, and is not a stranger's. */
const ours = { fileLimit: Infinity, memoryLimit: Infinity, timeLimit: Infinity } as const;

/**
 * Draws what was found out about a picture: one map, or several side by side; with words around it, or without.
 *
 * @param explained What was found out.
 * @param given How it is drawn.
 * @returns The drawing.
 */
export function drawing(explained: ExplainedPicture, given: Arguments): Drawing {
  const { picture, maps } = explained;
  const draw = (arePaths: boolean) => (map: MeasuredMap) => drawMap(picture, map, given, arePaths);
  const [first, ...others] = maps;
  const isOne = first !== undefined && others.length === 0;
  const svg = isOne
    ? () => figureOf(draw(true)(first), first, explained, given)
    : () => gridOfMaps(maps.map(draw(false)), explained, given);
  if (given.title) return { svg, pixels: async () => readPicture(Buffer.from(await svg()), ours) };
  return { svg, pixels: () => Promise.resolve(montage(maps.map(draw(false)).map(withLines))) };
}

async function figureOf(
  drawn: DrawnMap,
  map: MeasuredMap,
  explained: ExplainedPicture,
  given: Arguments,
): Promise<string> {
  const { contours, boxes, thickness } = drawn;
  const description = map.heat.text;
  if (!given.title) {
    const title = titleOf(explained);
    const lines = { contours, boxes, thickness };
    return annotatedPicture(await embedded(drawn.painted), { ...lines, title, description });
  }
  const painted = drawBoxes(drawn.painted, boxes, { thickness });
  const caption = { ...captionOf(map, explained, given), contours, description };
  return captionedPicture(await embedded(painted), caption);
}

function captionOf(
  { result }: MeasuredMap,
  { name, className, probability }: ExplainedPicture,
  given: Arguments,
): CaptionOptions {
  const look = paintOf(given);
  // Alone, the heat is opaque, and has the line only where that is asked for.
  const contour = given.contour ? 0.5 : 'none';
  const alone = { alpha: 1, alphaFromScore: false, grayness: 0, dimming: 0, contour } as const;
  return {
    title: shownName(name),
    className,
    probability,
    method: methods[result.method].title,
    layer: result.featureLayers.join(', '),
    look: given.heat ? { ...look, ...alone } : look,
  };
}

async function gridOfMaps(
  drawn: readonly DrawnMap[],
  explained: ExplainedPicture,
  given: Arguments,
): Promise<string> {
  const title = titleOf(explained);
  const pixels = drawn.map(withLines);
  if (!given.title) return annotatedPicture(await embedded(montage(pixels)), { title });
  const cells = explained.maps.map(async ({ result }, index) => ({
    ...(await embedded(pixels[index] ?? explained.picture)),
    title: methods[result.method].title,
    caption: explained.className,
  }));
  // As large as in a picture of its own.
  const fontSize = Math.max(14, explained.picture.width / 32);
  return gridOf(await Promise.all(cells), { title, fontSize });
}

function titleOf({ name, className }: ExplainedPicture): string {
  return `${className} in ${shownName(name)}`;
}
