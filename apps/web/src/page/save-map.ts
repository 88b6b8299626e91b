import { encodePng } from '@gradcam/pictures/browser';
import { painted, type Paint } from '../map/paint.js';
import type { Shown } from './show-map.js';

/**
 * Gives a painted picture to the visitor as a PNG.
 *
 * @param shown The picture and its map.
 * @param paint Colours and opacity.
 */
export async function saveMap({ classified, explanation }: Shown, paint: Paint): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await encodePng(painted(classified.picture, explanation, paint)));
  link.download = `${explanation.method}-${explanation.classIndex}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
