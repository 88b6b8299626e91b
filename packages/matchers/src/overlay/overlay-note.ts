import type { Pixels } from '@gradcam/render';
import type { MatcherContext } from '../matcher/matcher.js';

/** The way to an overlay's file: its folder, the matcher that failed, and the test. */
export interface OverlayPlace {
  readonly folder: string;
  readonly name: string;
  readonly context: MatcherContext;
}

/**
 * Writes the overlay of a failure to a file.
 *
 * @param picture Paints it.
 * @param place Where it goes.
 * @returns A sentence with the path; where nothing could be written, with the reason: the failure of the test is what counts.
 */
export async function overlayNote(picture: () => Pixels, place: OverlayPlace): Promise<string> {
  try {
    // What passes needs neither files nor sharp.
    const { writeOverlay } = await import('./write-overlay.js');
    return `The overlay is ${await writeOverlay(picture(), place)}`;
  } catch (error) {
    return `There is no overlay: ${error instanceof Error ? error.message : String(error)}`;
  }
}
