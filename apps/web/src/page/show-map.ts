import { drawPicture } from '@gradcam/pictures/browser';
import { captionOf, heatOf } from '../map/caption.js';
import type { Classified } from '../map/classifier.js';
import type { Explanation } from '../map/read-explanation.js';
import { painted, type Paint } from '../map/paint.js';
import type { Page } from './page.js';
import { markClass } from './show-classes.js';

/** A map that is on the page. */
export interface Shown {
  readonly classified: Classified;
  readonly explanation: Explanation;
}

/**
 * Draws a map over its picture, and lets the visitor do more with it.
 *
 * @param page The page.
 * @param shown The map.
 * @param paint Colours and opacity.
 */
export function drawMap(page: Page, { classified, explanation }: Shown, paint: Paint): void {
  drawPicture(page.canvas, painted(classified.picture, explanation, paint));
  for (const button of [page.download, page.keep, page.compare, page.concepts])
    button.disabled = false;
}

/**
 * Says what a map shows.
 *
 * @param page The page.
 * @param explanation The map.
 */
export function showMap(page: Page, explanation: Explanation): void {
  const { canvas, caption, heat, classes } = page;
  const { classIndex, scores, cells, warnings } = explanation;
  markClass(classes, classIndex);
  caption.textContent = captionOf(explanation);
  heat.textContent = [heatOf(scores, cells), ...warnings].join(' ');
  canvas.setAttribute('aria-label', `${caption.textContent}. ${heat.textContent}`);
  // For programs that wait for the map.
  canvas.dataset['explained'] = String(classIndex);
}
