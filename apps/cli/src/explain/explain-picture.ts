import { dirname, resolve } from 'node:path';
import { GradCamError, type ClassLabel } from '@gradcam/core';
import { topClasses, type LoadedModel, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { writePicture } from '@gradcam/pictures/node';
import { overlay } from '@gradcam/render';
import type { Tensor3D } from '@tensorflow/tfjs-core';
import type { Arguments } from '../arguments/parse-arguments.js';
import { makeFolder } from '../output/make-folder.js';
import { overlayPath } from '../output/overlay-path.js';
import { paintOf } from '../output/paint-of.js';
import { classLines, layerLines, mapLines, rankingLines } from '../output/report.js';
import type { Terminal } from '../output/terminal.js';
import { findConcepts, type Concepts } from './find-concepts.js';
import { measureMap } from './measure-map.js';
import { predict } from './predict.js';

/** A picture, and the network that explains it. */
export interface PictureInput {
  /** The path of the picture. */
  readonly photo: string;
  readonly picture: Picture;
  /** The picture, preprocessed. */
  readonly x: Tensor3D;
  readonly model: LoadedModel['model'];
  readonly classNames: readonly string[];
}

/**
 * Predicts a picture, explains it, and writes what came out.
 *
 * @param input The picture and the network.
 * @param given The parsed arguments.
 * @param terminal The terminal to write to.
 */
export async function explainPicture(
  input: PictureInput,
  given: Arguments,
  terminal: Terminal,
): Promise<void> {
  const { photo, picture, x, model, classNames } = input;
  const prediction = await predict(model, x);
  const classes = topClasses(prediction.probabilities, classNames, 5);
  printAll(terminal, classLines(classes));

  const label = given.label ?? predictedClass(classes);
  const map = await measureMap(model, x, label, { ...given, classNames });
  printAll(terminal, layerLines(map.result));
  if (given.layers) printAll(terminal, rankingLines(map.result.selection));
  const concepts = await conceptsOf(input, given);

  // Nothing is written before all is there.
  const className = map.result.explained[0]?.className ?? nameOf(label, classNames);
  const path = resolve(given.output ?? overlayPath(photo, className));
  await makeFolder(dirname(path));
  await writePicture(path, overlay(picture, map.scores, paintOf(given)));
  printAll(terminal, mapLines({ ...map, className, prediction, given }));
  terminal.print(`Overlay          ${path}`);
  if (concepts !== undefined) await writeConcepts(concepts, path, terminal);
}

function predictedClass([best]: readonly TopClass[]): number {
  if (best !== undefined) return best.index;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    'the model predicts no class, got an output without numbers; take another model.',
  );
}

async function conceptsOf(
  { model, x, picture, classNames }: PictureInput,
  { concepts: count, featureLayers }: Arguments,
): Promise<Concepts | undefined> {
  if (count === undefined) return undefined;
  const [featureLayer] = featureLayers;
  return findConcepts(model, x, picture, { count, featureLayer, classNames });
}

async function writeConcepts(concepts: Concepts, path: string, terminal: Terminal): Promise<void> {
  const conceptsPath = path.replace(/(\.[^.]*)?$/, '-concepts$1');
  await writePicture(conceptsPath, concepts.painted);
  printAll(
    terminal,
    concepts.lines.map((line) => `Concept          ${line}`),
  );
  terminal.print(`Concepts         ${conceptsPath}`);
}

function printAll(terminal: Terminal, lines: readonly string[]): void {
  for (const line of lines) terminal.print(line);
}

function nameOf(label: ClassLabel, classNames: readonly string[]): string {
  return typeof label === 'string' ? label : (classNames[label] ?? `class-${label}`);
}
