import type { GradCamErrorCode } from '@gradcam/errors';

/** Failures of a picture; others are of the request or the network, and every picture would have them. */
export const failuresOfPictures: ReadonlySet<GradCamErrorCode> = new Set([
  'DOWNLOAD_FAILED',
  'FILE_NOT_FOUND',
  'INPUT_NOT_FINITE',
  'NOT_FINITE',
  'PICTURE_BROKEN',
  'PICTURE_TOO_LARGE',
]);
