import { calledAs, checkKind, isList, isObject } from '@gradcam/errors';
import { resampleAxis, type Tap } from '@gradcam/resample';
import { fitBox, type Fitting } from './fit-box.js';

/** A map as numbers, row by row: `data.length` is `width * height`. */
export interface ScorePlane {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

const planeShape = '{ data, width, height } with a number for each pixel';

/**
 * Maps a score map over a network's input back to the frame of the original picture, for every way of fitting.
 *
 * Bilinear, half-pixel centres. What was cut off has the score 0: the network did not see it.
 *
 * @param scores The map, of the input's size or any other over the same frame.
 * @param picture The size of the picture in pixels.
 * @param picture.width Width.
 * @param picture.height Height.
 * @param preprocessing As given to `preprocess`.
 * @returns A map of the picture's size.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const x = preprocess(picture, { ...spec, fit: 'contain' });
 * const { scoreMap } = await gradCAM(model, x);
 * const scores = { data: await scoreMap.data(), width: 224, height: 224 };
 * const painted = overlay(picture, scoresInPicture(scores, picture, { ...spec, fit: 'contain' }));
 * ```
 */
export function scoresInPicture(
  scores: ScorePlane,
  picture: { readonly width: number; readonly height: number },
  preprocessing: Fitting,
): ScorePlane & { readonly data: Float32Array } {
  return calledAs('scoresInPicture', () => {
    requirePlane(scores);
    const box = fitBox(picture, preprocessing);
    const { inputSize } = preprocessing;
    const columns = tapsOf(picture.width, {
      start: box.left,
      size: box.width,
      input: inputSize.width,
      samples: scores.width,
    });
    const rows = tapsOf(picture.height, {
      start: box.top,
      size: box.height,
      input: inputSize.height,
      samples: scores.height,
    });
    const wide = resampleAxis(scores.data, { size: scores.width, inner: 1 }, columns);
    const data = resampleAxis(wide, { size: scores.height, inner: picture.width }, rows);
    return { data, width: picture.width, height: picture.height };
  });
}

/**
 * Refuses what is not a map.
 *
 * @param scores As given by the caller.
 * @throws `BAD_OPTION`
 */
export function requirePlane(scores: unknown): void {
  checkKind(isPlane(scores), scores, 'this is not a map', planeShape);
}

function isPlane(scores: unknown): boolean {
  const { data, width, height } = isObject(scores) ? scores : {};
  const isSide = (side: unknown) => Number.isInteger(side) && Number(side) > 0;
  return (
    isList(data) &&
    isSide(width) &&
    isSide(height) &&
    data.length === Number(width) * Number(height)
  );
}

/** For each pixel of the picture along an axis the two samples of the map around it; none where it was cut off. */
function tapsOf(
  pixels: number,
  along: {
    readonly start: number;
    readonly size: number;
    readonly input: number;
    readonly samples: number;
  },
): Tap[][] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const inInput = along.start + ((pixel + 0.5) * along.size) / pixels;
    if (inInput < 0 || inInput > along.input) return [];
    const centre = (inInput * along.samples) / along.input - 0.5;
    const below = Math.floor(centre);
    const inside = (sample: number) => Math.min(along.samples - 1, Math.max(0, sample));
    const share = centre - below;
    return [
      { index: inside(below), weight: 1 - share },
      { index: inside(below + 1), weight: share },
    ];
  });
}
