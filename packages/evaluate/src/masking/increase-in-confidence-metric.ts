import type { Metric } from '../metric/metric.js';
import { maskingMetric, type MaskingOptions } from './masked-score.js';

/**
 * Makes the metric increase in confidence: 1 where the score rises when the input is multiplied by its map, scaled to 0 to 1, else 0.
 *
 * @param options What takes the place of what is masked; 0 when left out.
 * @returns The metric; the mean is the share of samples whose score rises. A score that is no probability, such as a logit, has no value.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [increaseInConfidenceMetric()] });
 * ```
 */
export function increaseInConfidenceMetric(options: MaskingOptions = {}): Metric {
  return maskingMetric(
    {
      caller: 'increaseInConfidenceMetric',
      name: 'increase-in-confidence',
      card: {
        title: 'Increase in confidence',
        paper: 'Chattopadhay et al. 2018 (Grad-CAM++), section 4.1',
        formula: '1 if p(x * map) > p(x), else 0',
        departures: 'A share, not per cent.',
        better: 'higher',
      },
      valueOf: (score, masked) => (masked > score ? 1 : 0),
    },
    options,
  );
}
