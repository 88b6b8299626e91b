import { readPicture } from '@gradcam/pictures/node';
import type { Outline, PixelSize } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';

/** Tells whether a pixel of the picture is part of the object. */
export type IsObject = (column: number, row: number) => boolean;

/**
 * Reads the pixels of an object, in the size of its picture.
 *
 * @param outline The pixels: as runs, or in a file.
 * @param picture The size of the picture.
 * @returns A test for each pixel.
 * @throws `BAD_REGION` for a mask of another size; the errors of `readPicture`
 */
export async function pixelsOfOutline(
  outline: Exclude<Outline, { readonly kind: 'polygons' }>,
  picture: PixelSize,
): Promise<IsObject> {
  if (outline.kind === 'runs') {
    const { runs, size } = outline;
    requireSize(size, picture, 'its segmentation');
    const mask = pixelsOfRuns(runs, size);
    return (column, row) => mask[column * size.height + row] === 1;
  }
  const mask = await readPicture(outline.path);
  requireSize(mask, picture, outline.path);
  const { data, width } = mask;
  return (column, row) => {
    const at = 4 * (row * width + column);
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    return alpha > 0 && red + green + blue > 0;
  };
}

function requireSize(mask: PixelSize, picture: PixelSize, what: string): void {
  if (mask.width === picture.width && mask.height === picture.height) return;
  throw annotationProblem(
    `the mask has another size than the picture, got ${mask.width} x ${mask.height} in ${what}, expected ${picture.width} x ${picture.height}; resize it.`,
  );
}

/** Column by column. */
function pixelsOfRuns(runs: readonly number[], { width, height }: PixelSize): Uint8Array {
  const mask = new Uint8Array(width * height);
  let at = 0;
  for (const [index, run] of runs.entries()) {
    if (index % 2 === 1) mask.fill(1, at, at + run);
    at += run;
  }
  if (at === mask.length) return mask;
  throw annotationProblem(
    `the runs of its segmentation do not fill the picture, got ${at} pixels, expected ${mask.length}; correct the file.`,
  );
}
