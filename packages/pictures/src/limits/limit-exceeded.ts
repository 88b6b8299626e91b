import { GradCamError } from '@gradcam/errors';
import type { Limits } from './read-options.js';

/**
 * Makes the error of a picture whose decoding was ended.
 *
 * @param option The limit that was reached.
 * @param limits All limits.
 * @returns The error, to be thrown.
 */
export function limitExceeded(option: 'timeLimit' | 'memoryLimit', limits: Limits): GradCamError {
  const got = {
    timeLimit: `takes too long to decode, got no pixels within ${limits.timeLimit} ms`,
    memoryLimit: `takes too much memory to decode, got more than ${limits.memoryLimit} bytes`,
  }[option];
  return new GradCamError(
    'PICTURE_TOO_LARGE',
    `the picture ${got}; make it smaller or simpler, or raise ${option}.`,
  );
}
