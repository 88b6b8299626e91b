import { calledAs, checkOptionNames } from '@gradcam/errors';
import { normalizeMinMax } from '@gradcam/render';
import type { Metric, MetricCard, MetricInput } from '../metric/metric.js';
import { scoresOfChanged } from '../network/scores-of-changed.js';
import { mixedInputs } from '../replace/mixed-inputs.js';
import {
  checkReplacement,
  replacementOf,
  replacementOptionNames,
  type ReplacementOptions,
} from '../replace/replacement.js';

/** The options of the metrics that mask the input by the map; what replaces is the number 0 when left out, so that the input is multiplied by the map. */
export type MaskingOptions = ReplacementOptions;

/** The parts in which the three metrics differ. */
export interface MaskingMetric {
  /** The public function, for messages. */
  readonly caller: string;
  readonly name: string;
  readonly card: MetricCard;
  /** From the score of the input and that of the masked one, both probabilities, to the value. */
  readonly valueOf: (score: number, masked: number) => number;
}

/**
 * Makes a metric of the score of the input masked by its own map.
 *
 * @param metric What the metric is.
 * @param options As given by the caller.
 * @returns The metric.
 * @throws `BAD_OPTION`
 */
export function maskingMetric(
  { caller, name, card, valueOf }: MaskingMetric,
  options: MaskingOptions,
): Metric {
  return calledAs(caller, () => {
    checkOptionNames(options, replacementOptionNames);
    checkReplacement(options);
    return {
      name,
      card,
      needs: [],
      compute: async (input) => valueOf(input.score, await maskedScore(input, options)),
    };
  });
}

async function maskedScore(input: MetricInput, options: MaskingOptions): Promise<number> {
  const others = replacementOf(input, options.replacement ?? 0, options);
  const [score = NaN] = await scoresOfChanged(input, 1, () =>
    mixedInputs(input, others, normalizeMinMax(input.map)),
  );
  return score;
}
