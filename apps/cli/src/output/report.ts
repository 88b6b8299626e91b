import type { ExplainByResult } from '@gradcam/core';
import { visibleName } from '@gradcam/errors';
import type { TopClass } from '@gradcam/models';
import { describeHeat, thresholdOfMaximum, type ScoreGrid } from '@gradcam/render';
import type { Arguments } from '../arguments/parse-arguments.js';
import { signWords } from './sign-of.js';

/**
 * Lists the predicted classes, a line each.
 *
 * @param classes Best first; probabilities from 0 to 1.
 * @returns Lines like `Egyptian cat   93.3 %  ###################`.
 */
export function classLines(classes: readonly TopClass[]): string[] {
  const names = classes.map(({ name }) => visibleName(name));
  const width = Math.max(...names.map((name) => name.length));
  return classes.map(({ probability }, index) => {
    const percent = (probability * 100).toFixed(1).padStart(5);
    return `  ${(names[index] ?? '').padEnd(width)}  ${percent} %  ${'#'.repeat(Math.round(probability * 20))}`.trimEnd();
  });
}

/**
 * Lists the layers, with the reason for each one that was chosen or checked, and the warnings.
 *
 * @param explanation The explanation.
 * @returns Lines.
 */
export function layerLines(explanation: ExplainByResult): string[] {
  const { featureLayers, reductionLayer, selection } = explanation;
  const line = (title: string, layer: string) => {
    const reasons = selection?.reasons.filter((reason) => reason.layer === layer) ?? [];
    // The reasons are sentences that begin with the layer's name in quotes; here it is said once.
    const why = reasons.map(({ text }) => text.replace(`'${layer}' `, '')).join(' ');
    return `${title}  ${visibleName(layer)} ${why}`.trimEnd();
  };
  return [
    ...featureLayers.map((layer) => line('Feature layer  ', layer)),
    ...(reductionLayer === undefined ? [] : [line('Reduction layer', reductionLayer)]),
    ...(selection?.warnings ?? []).map(({ text }) => `Warning          ${text}`),
  ];
}

/** A map that is reported. */
export interface ReportedMap {
  readonly scores: ScoreGrid;
  readonly result: ExplainByResult;
  /** Of one warm call. */
  readonly milliseconds: number;
  readonly className: string;
  readonly prediction: { readonly milliseconds: number };
  readonly given: Arguments;
}

/**
 * Describes the map, and the time it took.
 *
 * @param map The map and its request.
 * @returns Lines.
 */
export function mapLines(map: ReportedMap): string[] {
  const { result, scores, milliseconds, className, prediction, given } = map;
  const [explained] = result.explained;
  const score = explained === undefined ? '' : `, score ${explained.score.toPrecision(4)}`;
  return [
    `Prediction       ${duration(prediction.milliseconds)}`,
    `Map              ${duration(milliseconds)}, by ${result.method}${signWords(given)}`,
    `Explained        ${visibleName(className)}${score}`,
    `Heat             ${heatText(scores, result.featureSize)}`,
    ...warningLines(result.warnings),
  ];
}

function heatText(scores: ScoreGrid, [height, width]: readonly number[] = []): string {
  const threshold = thresholdOfMaximum(scores, 0.5);
  // The hottest cell, for a bicubic map goes on rising towards the edge.
  const cells = height === undefined || width === undefined ? undefined : { width, height };
  return describeHeat(scores, { threshold, cells }).text;
}

/** An option of the library that a warning names is named as the command's. */
function warningLines(warnings: ExplainByResult['warnings']): string[] {
  return warnings.map(
    ({ text }) => `Warning          ${text.replace(/\bsign: '(\w+)'/, '--sign $1')}`,
  );
}

/**
 * Lists all layers that could be the feature layer.
 *
 * @param selection The choice of the layers; undefined if the map has none.
 * @returns Lines, best first.
 */
export function rankingLines(selection: ExplainByResult['selection']): string[] {
  const ranking = selection?.ranking ?? [];
  return ranking.map(({ name, outputShape, warnings }) => {
    const shape =
      outputShape === undefined ? '' : ` [${outputShape.map((size) => size ?? '?').join(', ')}]`;
    return `  ${visibleName(name)}${shape}${warnings.map(({ text }) => `  (${text})`).join('')}`;
  });
}

function duration(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
