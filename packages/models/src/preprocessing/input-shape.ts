import { calledAs, checkChoice } from '@gradcam/errors';
import type { Preprocessing } from '../known-model.js';
import { checkConversion } from './check-conversion.js';
import { requirePreprocessing } from './require-preprocessing.js';

/**
 * Gives the shape of what `preprocess` makes, as a batch of one.
 *
 * @param preprocessing The input that a network expects.
 * @returns `[1, height, width, channels]`, or the channels before the size.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const explainer = await createExplainer(model, { inputShapes: [inputShape(preprocessing)] });
 * ```
 */
export function inputShape(
  preprocessing: Pick<Preprocessing, 'inputSize' | 'channels' | 'dataFormat'>,
): number[] {
  return calledAs('inputShape', () => {
    requirePreprocessing(preprocessing);
    const { inputSize, channels = 3, dataFormat } = preprocessing;
    checkConversion({ channels });
    checkChoice(dataFormat, ['channelsLast', 'channelsFirst'], 'the dataFormat');
    const { width, height } = inputSize;
    return dataFormat === 'channelsFirst'
      ? [1, channels, height, width]
      : [1, height, width, channels];
  });
}
