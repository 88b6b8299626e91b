import { GradCamError } from '@gradcam/errors';
import type { Size } from '@gradcam/render';
import type { Layout } from './layout.js';

/**
 * Returns the size of an input that is a picture.
 *
 * @param layout The axes of the input.
 * @returns Its width and height.
 * @throws `INPUT_SHAPE` for what is no picture
 */
export function pictureSize({ space }: Pick<Layout, 'space'>): Size {
  const [height, width] = space;
  if (space.length === 2 && height !== undefined && width !== undefined) return { width, height };
  throw new GradCamError(
    'INPUT_SHAPE',
    `the metric is one of pictures, got an input with ${space.length} space ${space.length === 1 ? 'axis' : 'axes'}, expected two.`,
  );
}
