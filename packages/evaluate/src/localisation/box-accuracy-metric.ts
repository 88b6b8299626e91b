import { calledAs, checkNumber, checkOptionNames } from '@gradcam/errors';
import { boxesOf } from '@gradcam/render';
import type { MapInput, MapMetric } from '../metric/metric.js';
import type { ObjectBox } from '../sample/sample.js';
import {
  checkThreshold,
  thresholded,
  thresholdOptionNames,
  type ThresholdOptions,
} from './thresholded.js';

/** The options of the box accuracy. */
export interface BoxAccuracyOptions extends ThresholdOptions {
  /** The intersection over union from which a box is right, from 0 to 1; 0.5 when left out. */
  readonly overlap?: number | undefined;
}

const optionNames = {
  ...thresholdOptionNames,
  overlap: true,
} as const satisfies Record<keyof BoxAccuracyOptions, true>;

/**
 * Makes the metric box accuracy: 1 where the box around the largest segment of the thresholded map is one of the object's, else 0.
 *
 * @param options The threshold, and the overlap from which a box is right.
 * @returns The metric, for pictures; the mean is the share of right boxes.
 * @throws `BAD_OPTION`
 *
 * @example
 * ```ts
 * const { metrics } = await evaluate(model, [{ x, label: 285, box }], { metrics: [boxAccuracyMetric()] });
 * ```
 */
export function boxAccuracyMetric(options: BoxAccuracyOptions = {}): MapMetric {
  return calledAs('boxAccuracyMetric', () => {
    checkOptionNames(options, optionNames);
    checkThreshold(options);
    const { overlap = 0.5 } = options;
    checkNumber(overlap, { where: 'the option overlap', least: 0, most: 1 });
    return {
      name: 'box-accuracy',
      card: {
        title: 'Box accuracy',
        paper:
          'Choe et al. 2020, section 3.2 (BoxAcc); box: Selvaraju et al. 2017 (Grad-CAM), section 4.1',
        formula: '1 if IoU(box of the largest segment, a box of the object) >= overlap, else 0',
        departures: 'One threshold, not the best of all.',
        better: 'higher',
      },
      needs: ['box'],
      compute: (input) => (bestOverlap(input, options) >= overlap ? 1 : 0),
    };
  });
}

/** The largest intersection over union with one of the boxes; 0 for a map with nothing positive. */
function bestOverlap(input: MapInput, options: ThresholdOptions): number {
  const [found] = boxesOf(thresholded(input, options));
  if (found === undefined) return 0;
  return Math.max(...(input.boxes ?? []).map((box) => iouOf(found, box)));
}

function iouOf(a: ObjectBox, b: ObjectBox): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = Math.max(0, across) * Math.max(0, down);
  return both / (a.width * a.height + b.width * b.height - both);
}
