import { topClasses } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { BatchArguments } from '../../arguments/request.js';
import { measureMap, type MeasuredMap } from '../../explain/measure-map.js';
import { predict } from '../../explain/predict.js';
import type { Session } from '../../model/session.js';
import type { Entry, Problem } from '../entries/entry.js';
import { problemOf } from './problem-of.js';

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
  | { readonly problem?: undefined; readonly map: MeasuredMap; readonly subject: Subject };

/**
 * Explains the picture of an entry: one run of the network and its map.
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
    const [explained] = map.result.explained;
    if (explained !== undefined) return { map, subject: explained };
    if (typeof label === 'number') return { map, subject: subjectOf({ classIndex: label }) };
    if (label !== undefined) return { map, subject: subjectOf({ className: label }) };
    // Maps of the input itself do not tell which class was predicted.
    const { probabilities } = await predict(session.model, x, given.reductionLayer);
    const [best] = topClasses(probabilities, session.classNames ?? [], 1);
    return { map, subject: subjectOf({ classIndex: best?.index, className: best?.name }) };
  } catch (cause) {
    return { problem: problemOf(cause, entry) };
  } finally {
    x.dispose();
  }
}

function subjectOf(known: Partial<Subject>): Subject {
  return { classIndex: undefined, className: undefined, score: undefined, ...known };
}
