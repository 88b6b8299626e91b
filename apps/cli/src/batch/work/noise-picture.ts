import type { Picture } from '@gradcam/pictures';

const side = 64;

/**
 * Makes a picture of noise, the same for the same seed.
 *
 * @param seed An integer from 0.
 * @returns 64 x 64 pixels of any colours.
 */
export function noisePicture(seed: number): Picture {
  const data = new Uint8ClampedArray(4 * side * side);
  let state = seed + 1;
  for (let at = 0; at < data.length; at += 1) {
    // Numerical Recipes' generator, whose high bits are good enough for pixels.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    data[at] = at % 4 === 3 ? 255 : state >>> 24;
  }
  return { data, width: side, height: side };
}
