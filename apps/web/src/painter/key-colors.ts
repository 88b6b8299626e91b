import { overlay } from '@gradcam/render';
import { overlayOptions, type Paint } from './paint.js';

const steps = 16;

/** The brightness of the picture that the colours of a key are laid over: between dark and bright. */
const ground = 150;

/**
 * Lists the colours of a map from its coldest to its hottest place, as they lie over a gray picture.
 *
 * @param paint Colours and opacity.
 * @param isSigned True for a map of evidence for and against.
 * @returns CSS colours.
 */
export function keyColors(paint: Paint, isSigned: boolean): string[] {
  const size = { width: steps, height: 1 };
  const picture = { data: new Uint8ClampedArray(4 * steps).fill(ground), ...size };
  const low = isSigned ? -1 : 0;
  const data = Float32Array.from(
    { length: steps },
    (_, step) => low + ((1 - low) * step) / (steps - 1),
  );
  const options = { ...overlayOptions(paint, isSigned), contour: 'none' } as const;
  const pixels = overlay(picture, { data, ...size }, options).data;
  return Array.from({ length: steps }, (_, step) => {
    const [red, green, blue] = pixels.slice(4 * step);
    return `rgb(${red} ${green} ${blue})`;
  });
}
