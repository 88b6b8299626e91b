import { calledAs, checkOptionNames, GradCamError } from '@gradcam/errors';
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

/** The most that rounding adds to a probability of 1, on a GPU with half precision too. */
const rounding = 1e-3;

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
      compute: async (input) => {
        const masked = await maskedScore(input, options);
        [input.score, masked].forEach(requireProbability);
        return valueOf(input.score, masked);
      },
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

function requireProbability(score: number): void {
  if (score >= 0 && score <= 1 + rounding) return;
  throw new GradCamError(
    'NOT_FINITE',
    `the score is no probability, got ${score}, expected a number from 0 to 1; measure the score 'output', of a network that ends in a softmax, a sigmoid or a linear layer.`,
  );
}
