import { colormaps, looks, signedLooks, type LookName, type OverlayOptions } from '@gradcam/render';

/** The way heat is laid over the picture, as chosen on the page. */
export interface Paint {
  readonly look: LookName;
  /** A name of `colormaps`; that of the look when left out. Maps with two signs have a fixed pair of colours. */
  readonly colormap: string | undefined;
  /** From 0 to 1. */
  readonly alpha: number;
}

/**
 * Returns the options of an overlay.
 *
 * @param paint The colours chosen.
 * @param isSigned True for a map of evidence for and against.
 * @returns Options for `overlay`.
 */
export function overlayOptions(
  { look, colormap, alpha }: Paint,
  isSigned: boolean,
): OverlayOptions {
  if (isSigned) {
    // Two colours need more cover than one, by as much as the look says.
    const more = looks[look].alpha === 0 ? 1 : signedLooks[look].alpha / looks[look].alpha;
    return { ...signedLooks[look], alpha: Math.min(1, alpha * more) };
  }
  const chosen = Object.entries(colormaps).find(([name]) => name === colormap);
  return { ...looks[look], colormap: chosen?.[1] ?? looks[look].colormap, alpha };
}
