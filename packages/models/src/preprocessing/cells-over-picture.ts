import { calledAs, checkKind, isList } from '@gradcam/errors';
import { showsWhole, type Fitting } from './fit-box.js';
import { requirePreprocessing, requireSize } from './require-preprocessing.js';

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Counts the cells of a feature layer that lie over a picture: as large as over the input, of which a letterboxed picture is a part, and which is a part of a cropped one.
 *
 * @param featureSize The rows and columns over the input.
 * @param scores The size of the map that `scoresOverPicture` gives.
 * @param preprocessing As given to `preprocess`.
 * @returns As `describeHeat` takes them; undefined where the rows and columns are not known.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * describeHeat(scores, { cells: cellsOverPicture(featureSize, scores, spec) });
 * ```
 */
export function cellsOverPicture(
  featureSize: readonly number[] | undefined,
  scores: Size,
  preprocessing?: Fitting,
): Size | undefined {
  calledAs('cellsOverPicture', () => {
    checkKind(isCounts(featureSize), featureSize, 'these are not rows and columns', '[7, 7]');
    requireSize(scores);
    if (preprocessing !== undefined) requirePreprocessing(preprocessing);
  });
  const [rows, columns] = featureSize ?? [];
  if (rows === undefined || columns === undefined) return undefined;
  const isWhole = preprocessing === undefined || showsWhole(preprocessing);
  const whole = isWhole ? scores : preprocessing.inputSize;
  const along = (side: keyof Size, cells: number) => {
    const shown = scores[side];
    return Math.min(shown, Math.max(1, Math.round((cells * shown) / whole[side])));
  };
  return { width: along('width', columns), height: along('height', rows) };
}

function isCounts(value: unknown): boolean {
  return value === undefined || (isList(value) && Array.from(value).every(Number.isInteger));
}
