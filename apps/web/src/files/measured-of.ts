import { proxy } from 'comlink';
import type { Shown } from '../explore/shown.js';
import type { Workplace } from '../explore/workplace.js';
import type { MeasuredMap } from '../network/measure-map.js';
import { isAbort } from '../page/is-abort.js';
import { sentenceOfFailure } from '../page/sentence-of-failure.js';

/**
 * Measures the map on the stage, and shows how far it is.
 *
 * @param place The page.
 * @param shown The map.
 * @returns The words for a report: the numbers, or why there are none.
 * @throws An `AbortError` where it was cancelled, or another map came
 */
export async function measuredOf(
  { studio, progress }: Workplace,
  { explanation }: Shown,
): Promise<MeasuredMap> {
  let isMeasuring = true;
  const onProgress = proxy((share: number) => {
    // What the worker says on the way may come after the end.
    if (isMeasuring) progress(share);
  });
  try {
    return await studio.measure(explanation.id, onProgress);
  } catch (error) {
    if (isAbort(error)) throw error;
    // Whoever reads the report has to know.
    return { text: `Not measured. ${sentenceOfFailure(error)}`, meaning: '' };
  } finally {
    isMeasuring = false;
    progress(false);
  }
}
