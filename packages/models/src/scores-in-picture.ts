import type { Preprocessing } from './known-model.js';
import { fitBox } from './fit-box.js';

/** A map as numbers, row by row: `data.length` is `width * height`. */
export interface ScorePlane {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/**
 * Brings a map over a network's input back into the frame of the picture that went in, whichever way it was fitted.
 *
 * Bilinear, half-pixel centres. What was cut off has the score 0: the network did not see it.
 *
 * @param scores The map, of the input's size or any other over the same frame.
 * @param picture The size of the picture in pixels.
 * @param picture.width Width.
 * @param picture.height Height.
 * @param preprocessing As given to `preprocess`.
 * @returns A map of the picture's size.
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
  preprocessing: Pick<Preprocessing, 'fit' | 'inputSize'>,
): ScorePlane & { readonly data: Float32Array } {
  const box = fitBox(picture, preprocessing);
  const { inputSize } = preprocessing;
  const columns = places(picture.width, {
    start: box.left,
    size: box.width,
    input: inputSize.width,
    samples: scores.width,
  });
  const rows = places(picture.height, {
    start: box.top,
    size: box.height,
    input: inputSize.height,
    samples: scores.height,
  });
  const data = new Float32Array(picture.width * picture.height);
  const at = (row: number, column: number) => scores.data[row * scores.width + column] ?? 0;
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      if (row === undefined || column === undefined) return;
      const above =
        at(row.first, column.first) * (1 - column.share) +
        at(row.first, column.second) * column.share;
      const below =
        at(row.second, column.first) * (1 - column.share) +
        at(row.second, column.second) * column.share;
      data[y * picture.width + x] = above * (1 - row.share) + below * row.share;
    });
  });
  return { data, width: picture.width, height: picture.height };
}

interface Place {
  readonly first: number;
  readonly second: number;
  readonly share: number;
}

/** For each pixel of the picture along an axis the two samples of the map around it; undefined where it was cut off. */
function places(
  pixels: number,
  along: {
    readonly start: number;
    readonly size: number;
    readonly input: number;
    readonly samples: number;
  },
): (Place | undefined)[] {
  return Array.from({ length: pixels }, (_, pixel) => {
    const inInput = along.start + ((pixel + 0.5) * along.size) / pixels;
    if (inInput < 0 || inInput > along.input) return undefined;
    const centre = (inInput * along.samples) / along.input - 0.5;
    const below = Math.floor(centre);
    const inside = (sample: number) => Math.min(along.samples - 1, Math.max(0, sample));
    return { first: inside(below), second: inside(below + 1), share: centre - below };
  });
}
