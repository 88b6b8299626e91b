import type { Metric } from '../metric/metric.js';
import { maskingMetric, type MaskingOptions } from './masked-score.js';

/**
 * Makes the metric average drop: the share of the probability that is lost when the input is multiplied by its map, scaled to 0 to 1.
 *
 * @param options What takes the place of what is masked; 0 when left out.
 * @returns The metric; its values are from 0 to 1. A score that is no probability, such as a logit, has no value, nor has one of 0.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const metrics = [averageDropMetric(), increaseInConfidenceMetric(), averageGainMetric()];
 * ```
 */
export function averageDropMetric(options: MaskingOptions = {}): Metric {
  return maskingMetric(
    {
      caller: 'averageDropMetric',
      name: 'average-drop',
      card: {
        title: 'Average drop',
        paper: 'Chattopadhay et al. 2018 (Grad-CAM++), section 4.1',
        formula: 'max(0, p(x) - p(x * map)) / p(x)',
        departures: 'A share, not per cent.',
        better: 'lower',
      },
      valueOf: (score, masked) => (score > 0 ? Math.max(0, score - masked) / score : NaN),
    },
    options,
  );
}
