import { GradCamError, type ClassLabel } from '@gradcam/core';
import { topClasses, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { NamedPicture } from '../pictures/named-picture.js';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import { methodsOf } from '../arguments/check-together.js';
import type { Arguments } from '../arguments/request.js';
import type { Session } from '../model/session.js';
import { findConcepts, type Concepts } from './find-concepts.js';
import { measureMap, type MeasuredMap } from './measure-map.js';
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
  const prediction = await predict(model, x);
  const classes = topClasses(prediction.probabilities, classNames, given.top);
  listener.onClasses(classes);
  const label = given.label ?? predictedClass(classes);
  const maps: MeasuredMap[] = [];
  for (const method of methodsOf(given)) {
    const map = await measureMap(session, x, label, method, given);
    listener.onMap(map);
    maps.push(map);
  }
  const concepts = await conceptsOf(session, picture, x, given);
  const className = maps[0]?.result.explained[0]?.className ?? nameOf(label, classNames);
  return { name, picture, prediction, classes, className, maps, concepts };
}

function predictedClass([best]: readonly TopClass[]): number {
  if (best !== undefined) return best.index;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'the model predicts no class, got an output without numbers; take another model.',
  );
}

async function conceptsOf(
  { model, classNames }: Session,
  picture: Picture,
  x: Tensor3D,
  { concepts: count, featureLayer: [featureLayer] }: Arguments,
): Promise<Concepts | undefined> {
  if (count === undefined) return undefined;
  return findConcepts(model, x, picture, { count, featureLayer, classNames });
}

function nameOf(label: ClassLabel, classNames: readonly string[]): string {
  return typeof label === 'string' ? label : (classNames[label] ?? `class ${label}`);
}
