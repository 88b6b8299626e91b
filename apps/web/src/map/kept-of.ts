import { methods } from '@gradcam/core/methods';
import type { Picture } from '@gradcam/pictures';
import { blendClasses, legend } from '@gradcam/render';
import type { Kept } from '../page/side-by-side.js';
import { captionOf, heatOf } from './caption.js';
import type { Concepts } from './read-concepts.js';
import type { Explanation } from './read-explanation.js';
import { painted } from './paint.js';

/**
 * Turns a map into a picture to keep.
 *
 * @param picture The picture that was explained.
 * @param explanation Its map.
 * @returns Caption, words and how it is painted.
 */
export function keptMap(picture: Picture, explanation: Explanation): Kept {
  return {
    name: explanation.method,
    caption: captionOf(explanation),
    words: heatOf(explanation.scores, explanation.cells),
    painted: (paint) => painted(picture, explanation, paint),
  };
}

/**
 * Turns the concepts of a picture into a picture to keep: each in a different colour, with the class that a picture full of it
 * would have.
 *
 * @param picture The picture.
 * @param concepts The concepts found in it.
 * @returns Caption, words, legend and how it is painted.
 */
export function keptConcepts(picture: Picture, { maps, likes, featureLayer }: Concepts): Kept {
  const classes = maps.map((scores, index) => ({
    label: `like ${likes[index] ?? 'no class'}`,
    scores,
  }));
  return {
    name: methods['deep-feature-factorization'].name,
    caption: `${methods['deep-feature-factorization'].title}: ${maps.length} concepts at ${featureLayer}`,
    words: classes.map(({ label, scores }) => `${label}: ${heatOf(scores)}`).join(' '),
    painted: ({ alpha }) => blendClasses(picture, classes, { alpha: Math.min(1, 1.4 * alpha) }),
    legend: legend(classes, { fontSize: 12 }),
  };
}
