import { mkdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClassLabel } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/models/node';
import { preprocess, topClasses } from '@gradcam/models';
import { readPicture, writePicture } from '@gradcam/pictures/node';
import { describeHeat, overlay, thresholdOfMaximum, type ScoreGrid } from '@gradcam/render';
import type { Tensor, Tensor3D } from '@tensorflow/tfjs-core';
import { chooseAdapter } from './choose-adapter.js';
import { overlayPath } from '../output/overlay-path.js';
import { explanationOf } from './explanation-of.js';
import { findConcepts } from './find-concepts.js';
import { paintOf } from '../output/paint-of.js';
import type { Arguments } from '../arguments/parse-arguments.js';
import { predict } from './predict.js';
import { progressText } from '../output/progress-text.js';
import { classLines, duration, layerLines, rankingLines, warningLines } from '../output/report.js';
import { signWords } from '../output/sign-of.js';
import type { Terminal } from '../output/terminal.js';

/**
 * The command's work: read, predict, explain, write.
 *
 * @param given What was asked for.
 * @param terminal Where to write.
 * @throws A `GradCamError` with a sentence that helps.
 */
export async function explainPhoto(given: Arguments, terminal: Terminal): Promise<void> {
  const photo = given.photo ?? fileURLToPath(new URL('../chelsea.png', import.meta.url));
  const adapter = await chooseAdapter(given.backend, terminal.say);
  // The photo first: a wrong path should not wait for a download.
  const picture = await readPicture(photo);

  const { model, spec, classNames, dispose } = await loadKnownModel(given.model, {
    offline: given.offline,
    onProgress: (progress) => {
      terminal.progress(progressText(progress));
    },
  });
  try {
    terminal.print(
      `${basename(photo)}, ${picture.width} x ${picture.height}, by ${spec.title} on ${adapter.name}`,
    );
    const x: Tensor3D = preprocess(picture, spec);
    try {
      const prediction = await predict(model, x);
      const classes = topClasses(prediction.probabilities, classNames, 5);
      for (const line of classLines(classes)) terminal.print(line);

      const label = given.label ?? classes[0]?.index ?? 0;
      const options = { ...given, classNames };
      // As for the prediction, the first run does what is done once.
      const plain = await explanationOf(model, x, label, { ...options, method: 'grad-cam' });
      plain.scoreMap.dispose();
      const started = performance.now();
      const result = await explanationOf(model, x, label, options);
      const values = await scores(result.scoreMap);
      const mapTime = performance.now() - started;

      for (const line of layerLines(result)) terminal.print(line);
      if (given.layers && result.selection !== undefined)
        for (const line of rankingLines(result.selection)) terminal.print(line);
      const [explained] = result.explained;
      const name = explained?.className ?? nameOf(label, classNames);
      const path = resolve(given.output ?? overlayPath(photo, name));
      const [featureLayer] = given.featureLayers;
      const concepts =
        given.concepts === undefined
          ? undefined
          : await findConcepts(model, x, picture, {
              count: given.concepts,
              featureLayer,
              classNames,
            });

      // Nothing is written before all is there.
      await mkdir(dirname(path), { recursive: true });
      await writePicture(path, overlay(picture, values, paintOf(given)));
      terminal.print(`Prediction       ${duration(prediction.milliseconds)}`);
      terminal.print(
        `Map              ${duration(mapTime)}, by ${result.method}${signWords(given)}`,
      );
      const score = explained === undefined ? '' : `, score ${explained.score.toPrecision(4)}`;
      terminal.print(`Explained        ${name}${score}`);
      const threshold = thresholdOfMaximum(values, 0.5);
      const [down, across] = result.featureSize ?? [];
      // The hottest cell, for a bicubic map goes on rising towards the edge.
      const cells =
        down === undefined || across === undefined ? undefined : { width: across, height: down };
      terminal.print(`Heat             ${describeHeat(values, { threshold, cells }).text}`);
      for (const line of warningLines(result.warnings)) terminal.print(line);
      terminal.print(`Overlay          ${path}`);
      if (concepts !== undefined) {
        const beside = path.replace(/(\.[^.]*)?$/, '-concepts$1');
        await writePicture(beside, concepts.painted);
        for (const line of concepts.lines) terminal.print(`Concept          ${line}`);
        terminal.print(`Concepts         ${beside}`);
      }
    } finally {
      x.dispose();
    }
  } finally {
    dispose();
  }
}

/** Reads the map and frees it. */
async function scores(scoreMap: Tensor): Promise<ScoreGrid> {
  try {
    const [height = 1, width = 1] = scoreMap.shape;
    return { data: await scoreMap.data<'float32'>(), width, height };
  } finally {
    scoreMap.dispose();
  }
}

function nameOf(label: ClassLabel, classNames: readonly string[]): string {
  return typeof label === 'string' ? label : (classNames[label] ?? `class-${label}`);
}
