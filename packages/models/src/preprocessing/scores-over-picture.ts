import { calledAs } from '@gradcam/errors';
import { fitBox, showsWhole, type Fitting } from './fit-box.js';
import { requirePlane, scoresInPicture, type ScorePlane } from './scores-in-picture.js';

/**
 * Brings a score map over a network's input to the frame of the picture as `scoresInPicture` does, but no larger than the picture is in the input: nothing is
 * resized, and the picture may be large.
 *
 * @param scores The map, of the input's size.
 * @param picture The size of the picture in pixels.
 * @param picture.width Width.
 * @param picture.height Height.
 * @param preprocessing As given to `preprocess`.
 * @returns The map itself where the picture was stretched, else a new one: what was cropped off has the score 0.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const painted = overlay(picture, scoresOverPicture(scores, picture, { ...spec, fit: 'cover' }));
 * ```
 */
export function scoresOverPicture(
  scores: ScorePlane & { readonly data: Float32Array },
  picture: { readonly width: number; readonly height: number },
  preprocessing: Fitting,
): ScorePlane & { readonly data: Float32Array } {
  return calledAs('scoresOverPicture', () => {
    requirePlane(scores);
    const frame = fitBox(picture, preprocessing);
    if (showsWhole(preprocessing)) return scores;
    return scoresInPicture(scores, frame, preprocessing);
  });
}
