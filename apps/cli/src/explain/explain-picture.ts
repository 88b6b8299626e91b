import type { ClassLabel } from '@gradcam/core';
import { allClasses, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { NamedPicture } from '../pictures/named-picture.js';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { methodsOf } from '../arguments/check/check-together.js';
import type { Arguments } from '../arguments/request.js';
import type { Session } from '../model/session.js';
import { findConcepts, type Concepts } from './find-concepts.js';
import { measureMap, type MeasuredMap, type Seen } from './measure-map.js';
import { predict, type Prediction } from './predict.js';

/** All that was found out about a picture. */
export interface ExplainedPicture {
  /** As the user named it. */
  readonly name: string;
  readonly picture: Picture;
  readonly prediction: Prediction;
  /** The most probable ones, best first. */
  readonly classes: readonly TopClass[];
  /** The name of the class that is explained. */
  readonly className: string;
  /** Its probability, from 0 to 1, where the network has one. */
  readonly probability: number | undefined;
  /** One for each method; at least one. */
  readonly maps: readonly MeasuredMap[];
  readonly concepts: Concepts | undefined;
}

/** Gets what is known, as soon as it is. */
export interface Listener {
  readonly onClasses: (classes: readonly TopClass[]) => void;
  readonly onMap: (map: MeasuredMap) => void;
}

/**
 * Predicts a picture and explains it. Nothing is written before all is there.
 *
 * @param session The network.
 * @param named The picture, and its name.
 * @param named.name As the user named it.
 * @param named.picture The picture.
 * @param x The same picture, preprocessed; the caller keeps it.
 * @param given The parsed arguments.
 * @param listener Gets what is known, as soon as it is.
 * @returns All that was found out.
 */
export async function explainPicture(
  session: Session,
  { name, picture }: NamedPicture,
  x: Tensor3D,
  given: Arguments,
  listener: Listener,
): Promise<ExplainedPicture> {
  const { model, classNames } = session;
  const prediction = await predict(model, x, given.reductionLayer);
  const all = allClasses(prediction.probabilities, classNames);
  const classes = all.slice(0, given.top);
  listener.onClasses(classes);
  const label = given.label ?? classes[0]?.index;
  const maps: MeasuredMap[] = [];
  for (const method of methodsOf(given)) {
    const map = await measureMap(session, { picture, x }, label, method, given);
    listener.onMap(map);
    maps.push(map);
  }
  const concepts = await conceptsOf(session, { picture, x }, given);
  const subject = subjectOf(maps, label, all);
  return { name, picture, prediction, classes, ...subject, maps, concepts };
}

async function conceptsOf(
  session: Session,
  seen: Seen,
  { concepts: count, featureLayer: [featureLayer] }: Arguments,
): Promise<Concepts | undefined> {
  if (count === undefined) return undefined;
  return findConcepts(session, seen, { count, featureLayer });
}

/** The class that is explained: maps of the input itself do not tell its index. */
function subjectOf(
  [map]: readonly MeasuredMap[],
  label: ClassLabel | undefined,
  classes: readonly TopClass[],
): Pick<ExplainedPicture, 'className' | 'probability'> {
  const { classIndex = label, className } = map?.result.explained[0] ?? {};
  const found = classes.find(({ index }) => index === classIndex);
  const name = typeof classIndex === 'number' ? `class ${classIndex}` : (classIndex ?? 'output');
  return { className: className ?? found?.name ?? name, probability: found?.probability };
}
