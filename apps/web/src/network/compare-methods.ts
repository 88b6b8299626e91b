import { GradCamError } from '@gradcam/core';
import { comparedMethods } from './lists.js';
import type { Explanation } from './map/read-explanation.js';
import type { Settings } from './map/settings.js';

/** The state of a comparison. */
export interface ComparisonProgress {
  readonly done: number;
  readonly total: number;
  /** The method that is tried now. */
  readonly title: string;
}

/** The parts of a comparison. */
export interface Comparison {
  readonly explain: (settings: Settings) => Promise<Explanation>;
  /** All but the method. */
  readonly settings: Settings;
  readonly signal: AbortSignal;
  /** Gets each map when it is there. */
  readonly onMap: (map: Explanation) => void;
  readonly onProgress: (progress: ComparisonProgress) => void;
}

/**
 * Explains a class by every method, one after the other.
 *
 * @param comparison The class, the settings, and who gets the maps.
 * @returns The methods that refuse, with the reasons.
 */
export async function compareMethods(comparison: Comparison): Promise<readonly string[]> {
  const { explain, settings, signal, onMap, onProgress } = comparison;
  const leftOut: string[] = [];
  for (const [done, { name, title }] of comparedMethods.entries()) {
    onProgress({ done, total: comparedMethods.length, title });
    await untilHeard();
    signal.throwIfAborted();
    try {
      onMap(await explain({ ...settings, method: name }));
    } catch (error) {
      if (!(error instanceof GradCamError)) throw error;
      leftOut.push(`${title}: ${error.sentence}`);
    }
  }
  return leftOut;
}

/** WebAssembly computes without a pause, in which the worker could hear that it should stop. */
function untilHeard(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
