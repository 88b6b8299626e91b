import { GradCamError } from '@gradcam/core';
import { mapNames, methods } from '@gradcam/core/methods';
import type { Classifier } from '../map/classifier.js';
import type { Explanation } from '../map/read-explanation.js';
import type { Settings } from '../map/settings.js';
import type { IsCurrent } from './turns.js';

/** The parts of a comparison. */
export interface Comparison {
  readonly classifier: Classifier;
  readonly classIndex: number;
  /** All but the method. */
  readonly settings: Settings;
  readonly isCurrent: IsCurrent;
  /** Gets each map when it is there. */
  readonly receive: (explanation: Explanation) => void;
  /** Gets how far it is, in words. */
  readonly say: (text: string) => void;
}

/**
 * Explains a class by every method, one after the other, and shows why a method refuses.
 *
 * @param comparison The class, the settings, and the receiver of the maps.
 */
export async function compareMethods(comparison: Comparison): Promise<void> {
  const { classifier, classIndex, settings, isCurrent, receive, say } = comparison;
  const leftOut: string[] = [];
  for (const method of mapNames) {
    const { title } = methods[method];
    say(`Comparing: ${title} …`);
    await untilDrawn();
    try {
      const explanation = await classifier.explain(classIndex, { ...settings, method });
      if (!isCurrent()) return;
      receive(explanation);
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
