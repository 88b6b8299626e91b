import { visibleName } from '@gradcam/errors';
import type { Session } from '../../model/session.js';
import type { MeasuredSet } from '../measured-set.js';
import { sharedLayers } from './setting-titles.js';
import { summaryLines } from './summary-lines.js';

/**
 * Writes what was measured on a set.
 *
 * @param measured The set.
 * @param session The network.
 * @returns Lines: what was measured, by what, and a table for each metric.
 */
export function setLines(measured: MeasuredSet, session: Session): readonly string[] {
  const { folder, summary, settings } = measured;
  const layers = sharedLayers(settings);
  return [
    `${visibleName(folder)}, ${countText(measured)}, by ${session.title} on ${session.adapter.name}`,
    ...(layers === undefined ? [] : [`Feature layer    ${layers}`]),
    ...summary.flatMap(summaryLines),
  ];
}

/**
 * Counts a set.
 *
 * @param measured The set.
 * @returns Like `12 pictures`, or where some show several classes `14 classes in 12 pictures`.
 */
export function countText({ samples }: Pick<MeasuredSet, 'samples'>): string {
  const pictures = new Set(samples.map(({ picture }) => picture.path)).size;
  const text = pictures === 1 ? '1 picture' : `${pictures} pictures`;
  return samples.length === pictures ? text : `${samples.length} classes in ${text}`;
}
