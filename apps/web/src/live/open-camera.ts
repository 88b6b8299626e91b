import { GradCamError } from '@gradcam/errors';

/** The reasons for which a browser gives no camera, by the name of its error. */
const reasons: Readonly<Record<string, string>> = {
  NotAllowedError:
    'the camera may not be used; allow it in the settings of the browser, and press Camera again.',
  NotFoundError: 'there is no camera; plug one in, or choose a picture or a video.',
  NotReadableError: 'the camera is busy; close the program that uses it, and press Camera again.',
};

/**
 * Asks for the camera, the one at the back where there are two.
 *
 * @returns Its pictures; the caller stops the tracks.
 * @throws `BAD_OPTION` where there is none, or it may not be used.
 */
export async function openCamera(): Promise<MediaStream> {
  // Border to the DOM: pages without encryption have no media devices.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined)
    throw new GradCamError(
      'BAD_OPTION',
      'this address may not use a camera; open the page by https.',
    );
  try {
    return await devices.getUserMedia({ video: { facingMode: 'environment' } });
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    const message = reasons[name] ?? `the camera gives no pictures, got ${String(cause)}.`;
    throw new GradCamError('BAD_OPTION', message, { cause });
  }
}
