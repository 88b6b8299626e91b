import { topClasses } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Label } from '../../../annotations/annotation.js';
import type { BatchArguments } from '../../../arguments/request.js';
import { measureMap, type MeasuredMap } from '../../../explain/measure-map.js';
import { predict } from '../../../explain/predict.js';
import type { Session } from '../../../model/session.js';
import type { Entry, Problem } from '../../entries/entry.js';
import { measuredMetrics, type MeasuredMetrics } from './measured-metrics.js';
import { problemOf } from '../problem-of.js';

/** The class that a map explains. */
export interface Subject {
  readonly classIndex: number | undefined;
  readonly className: string | undefined;
  /** The scalar that was differentiated; undefined for a map of the input itself. */
  readonly score: number | undefined;
}

/** The map of an entry, or what is wrong with it. */
export type MapOfEntry =
  | { readonly problem: Problem }
  | {
      readonly problem?: undefined;
      readonly map: MeasuredMap;
      readonly subject: Subject;
      /** Undefined where none is asked for. */
      readonly metrics: MeasuredMetrics | undefined;
    };

/**
 * Explains the picture of an entry: one run of the network and its map, and what measures it.
 *
 * @param session The network.
 * @param entry The entry.
 * @param picture Its picture.
 * @param given The parsed arguments.
 * @returns The map, or what is wrong with it.
 * @throws Failures that other entries would have, too
 */
export async function mapOfEntry(
  session: Session,
  entry: Entry,
  picture: Picture,
  given: BatchArguments,
): Promise<MapOfEntry> {
  const label = entry.label ?? given.label;
  const x = session.inputOf(picture);
  try {
    const map = await measureMap(session, { picture, x }, label, given.method, given);
    const subject = await subjectOf(session, x, { map, label }, given);
    return { map, subject, metrics: await measuredMetrics(session, x, { map, subject }, given) };
  } catch (cause) {
    return { problem: problemOf(cause, entry) };
  } finally {
    x.dispose();
  }
}

async function subjectOf(
  { model, classNames = [] }: Session,
  x: Tensor3D,
  { map, label }: { readonly map: MeasuredMap; readonly label: Label | undefined },
  { reductionLayer }: BatchArguments,
): Promise<Subject> {
  const [explained] = map.result.explained;
  if (explained !== undefined) return explained;
  const none = { classIndex: undefined, className: undefined, score: undefined };
  if (typeof label === 'number') return { ...none, classIndex: label };
  if (label !== undefined) return { ...none, className: label };
  // Maps of the input itself do not tell which class was predicted.
  const { probabilities } = await predict(model, x, reductionLayer);
  const [best] = topClasses(probabilities, classNames, 1);
  return { ...none, classIndex: best?.index, className: best?.name };
}
