import { isCallersOwn } from '../callers-failure.js';
import { GradCamError } from '../grad-cam-error.js';

/** The words of Chromium and Firefox, of Safari, and of webpack. */
const words =
  /dynamically imported module|importing a module script failed|loading (css )?chunk .+ failed/i;

/**
 * Tells whether a page could not load one of its files when it was needed: it is offline, say, or another version was published since it was opened.
 *
 * @param cause Anything that was thrown.
 * @returns The error that says so; undefined for anything else, and for what a function of the caller's threw.
 */
export function loadFailure(cause: unknown): GradCamError | undefined {
  const isTold = cause instanceof GradCamError || isCallersOwn(cause);
  if (isTold || !(cause instanceof Error) || !words.test(cause.message)) return undefined;
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `a file of the program could not be loaded, got "${cause.message}"; call again once the page is online, or reload the page where a new version was published.`,
    { cause },
  );
}
