import type { Knowledge } from './knowledge.js';
import type { PictureShape } from './settled-preprocessing.js';

/**
 * Finds what a network itself says of the numbers that it expects.
 *
 * @param shape The shape of its input.
 * @returns Its statements; none where it says nothing.
 */
export function fromModel({ dtype }: PictureShape): Knowledge[] {
  if (dtype !== 'int32') return [];
  const because = 'The range is 0 to 255, as the network takes whole numbers.';
  return [{ from: 'model', because, preprocessing: { pixelRange: [0, 255] } }];
}
