import { GradCamError } from '@gradcam/core';
import { mapNames, methods } from '@gradcam/core/methods';
import type { Classified } from '../map/classifier.js';
import { keptMap } from '../map/kept-of.js';
import type { Settings } from '../map/settings.js';
import type { Kept } from '../page/side-by-side.js';
import type { IsCurrent } from './turns.js';

/** The parts of a comparison. */
export interface Comparison {
  readonly classified: Classified;
  readonly classIndex: number;
  /** All but the method. */
  readonly settings: Settings;
  readonly isCurrent: IsCurrent;
  /** Gets each map when it is there. */
  readonly keep: (map: Kept) => void;
  /** Gets how far it is, in words. */
  readonly say: (text: string) => void;
}

/**
 * Explains a class by every method, one after the other, and shows why a method refuses.
 *
 * @param comparison The class, the settings, and the place for the maps.
 */
export async function compareMethods(comparison: Comparison): Promise<void> {
  const { classified, classIndex, settings, isCurrent, keep, say } = comparison;
  const leftOut: string[] = [];
  for (const method of mapNames) {
    const { title } = methods[method];
    say(`Comparing: ${title} …`);
    await untilDrawn();
    try {
      const explanation = await classified.explain(classIndex, { ...settings, method });
      if (!isCurrent()) return;
      keep(keptMap(classified.picture, explanation));
    } catch (error) {
      if (!isCurrent()) return;
      if (!(error instanceof GradCamError)) throw error;
      leftOut.push(`${title}: ${error.message}`);
    }
  }
  say(['Compared.', ...leftOut].join(' Left out: '));
}

/** WebAssembly computes without a pause, in which the page could show what is said. */
function untilDrawn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
