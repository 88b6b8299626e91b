import { calledAs, checkOptionNames } from '@gradcam/errors';
import type { MapInput, MapMetric } from '../metric/metric.js';
import {
  checkThreshold,
  thresholded,
  thresholdOptionNames,
  type ThresholdOptions,
} from './thresholded.js';

/**
 * Makes the metric IoU, intersection over union: how far the thresholded map and the object cover each other.
 *
 * @param options The threshold.
 * @returns The metric, for pictures; from 0 to 1.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, [{ x, label: 285, mask }], { metrics: [iouMetric({ threshold: 0.3 })] });
 * ```
 */
export function iouMetric(options: ThresholdOptions = {}): MapMetric {
  return calledAs('iouMetric', () => {
    checkOptionNames(options, thresholdOptionNames);
    checkThreshold(options);
    return {
      name: 'iou',
      card: {
        title: 'Intersection over union',
        paper:
          'Everingham et al. 2010 (PASCAL VOC); threshold: Selvaraju et al. 2017 (Grad-CAM), section 4.1',
        formula: '|mask and object| / |mask or object|, mask = map above threshold * max map',
        departures: 'none',
        better: 'higher',
      },
      needs: ['box or mask'],
      compute: (input) => overlap(input, options),
    };
  });
}

function overlap(input: MapInput, options: ThresholdOptions): number {
  const { data } = thresholded(input, options);
  let [both, either] = [0, 0];
  for (const [position, is] of (input.inside ?? []).entries()) {
    const inMask = data[position] === 1;
    if (inMask && is === 1) both += 1;
    if (inMask || is === 1) either += 1;
  }
  return both / either;
}
