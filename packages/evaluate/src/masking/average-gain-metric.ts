import type { Metric } from '../metric/metric.js';
import { maskingMetric, type MaskingOptions } from './masked-score.js';

/**
 * Makes the metric average gain: the share of what a probability lacks to 1 that is won when the input is multiplied by its map, scaled to 0 to 1.
 *
 * @param options What takes the place of what is masked; 0 when left out.
 * @returns The metric; its values are from 0 to 1. A score that is no probability, such as a logit, has no value.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * await evaluate(model, samples, { metrics: [averageGainMetric()] });
 * ```
 */
export function averageGainMetric(options: MaskingOptions = {}): Metric {
  return maskingMetric(
    {
      caller: 'averageGainMetric',
      name: 'average-gain',
      card: {
        title: 'Average gain',
        paper: 'Zhang et al. 2024 (Opti-CAM), section 4.1',
        formula: 'max(0, p(x * map) - p(x)) / (1 - p(x))',
        departures: 'A share, not per cent.',
        better: 'higher',
      },
      // A probability of 1 cannot rise.
      valueOf: (score, masked) => (masked > score ? (masked - score) / (1 - score) : 0),
    },
    options,
  );
}
