import { GradCamError } from '@gradcam/errors';
import type { MapInput, Metric } from './metric.js';

/**
 * Refuses a sample that lacks what a metric cannot do without.
 *
 * @param metric The metric.
 * @param input The sample.
 * @param input.boxes Its boxes.
 * @param input.mask Its mask.
 * @param input.inside Either of them.
 * @throws `BAD_REGION`
 */
export function requireParts({ needs }: Metric, { boxes, mask, inside }: MapInput): void {
  const parts = { box: boxes, mask, 'box or mask': inside };
  const missing = needs.find((need) => parts[need] === undefined);
  if (missing === undefined) return;
  throw new GradCamError('BAD_REGION', `the sample has no ${missing}, which the metric needs.`);
}
