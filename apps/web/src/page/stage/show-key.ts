import { colormapTable } from '@gradcam/render';
import { overlayOptions, type Paint } from '../../painter/paint.js';
import type { Page } from '../page.js';

const steps = 16;

/**
 * Shows the key to the colours of a map.
 *
 * @param parts The parts of the page.
 * @param paint The colours.
 * @param isSigned True for a map of evidence for and against.
 */
export function showKey(parts: Page['stage'], paint: Paint, isSigned: boolean): void {
  const { colormap } = overlayOptions(paint, isSigned);
  const table = colormap === undefined ? [] : colormapTable(colormap, steps);
  const colors = Array.from(
    { length: steps },
    (_, step) => `rgb(${table.slice(3 * step, 3 * step + 3).join(' ')})`,
  );
  parts.keyColors.style.background = `linear-gradient(to right, ${colors.join(', ')})`;
  parts.keyLow.textContent = isSigned ? 'against' : 'cold';
  parts.keyHigh.textContent = isSigned ? 'for' : 'hot';
  parts.key.hidden = false;
}
