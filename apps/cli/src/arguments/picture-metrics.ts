import { nearestNames } from '@gradcam/errors';
import { InvalidArgumentError } from 'commander';
import {
  metricChoices,
  objectMetricChoices,
  pictureMetricChoices,
  type PictureMetricName,
} from './choices.js';
import { values } from './values.js';

/**
 * Reads names of metrics that need nothing but a picture.
 *
 * @param value Names with commas between.
 * @returns Each once, in the order of the help, however they were named.
 * @throws `InvalidArgumentError` for a name that is unknown, and for a metric that needs boxes or masks
 */
export function pictureMetrics(value: string): readonly PictureMetricName[] {
  const names = values.list(value);
  const possible = pictureMetricChoices.join(', ');
  for (const name of names) {
    if (pictureMetricChoices.some((known) => known === name)) continue;
    if (objectMetricChoices.some((known) => known === name))
      throw new InvalidArgumentError(
        `${name} needs boxes or masks, which a run has none of: gradcam evaluate takes them; expected some of ${possible}.`,
      );
    throw new InvalidArgumentError(
      `There is no metric "${name}"; expected some of ${possible}; the nearest is ${nearestNames(name, metricChoices, 1).join()}.`,
    );
  }
  return pictureMetricChoices.filter((known) => names.includes(known));
}
