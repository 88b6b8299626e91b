import type { ExplainByResult } from '@gradcam/core';
import { visibleName } from '@gradcam/errors';
import type { TopClass } from '@gradcam/models';
import type { TrunkEngine } from '@gradcam/onnx';
import { percentText } from '@gradcam/render';
import type { MapArguments } from '../arguments/request.js';
import type { MeasuredMap } from '../explain/measure-map.js';
import type { Prediction } from '../explain/predict.js';
import { inFlags } from './in-flags.js';
import { signWords } from '../explain/sign-of.js';

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
    const percent = percentText(probability, 1).padStart(8);
    return `  ${(names[index] ?? '').padEnd(width)} ${percent}  ${'#'.repeat(Math.round(probability * 20))}`.trimEnd();
  });
}

type ChosenLayers = Pick<ExplainByResult, 'featureLayers' | 'reductionLayer' | 'selection'>;

/**
 * Lists the layers, with the reason for each one that was chosen or checked, and the warnings.
 *
 * @param chosen The layers, and why these.
 * @returns Lines.
 */
export function layerLines(chosen: ChosenLayers): string[] {
  const { featureLayers, reductionLayer, selection } = chosen;
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

/**
 * Describes a map, and the time it took.
 *
 * @param map The map.
 * @param className The class that it explains.
 * @param given The parsed arguments.
 * @returns Lines.
 */
export function mapLines(map: MeasuredMap, className: string, given: MapArguments): string[] {
  const { result, heat, milliseconds } = map;
  const [explained] = result.explained;
  const score = explained === undefined ? '' : `, score ${explained.score.toPrecision(4)}`;
  return [
    `Map              ${duration(milliseconds)}, by ${result.method}${signWords(given)}`,
    `Explained        ${visibleName(className)}${score}`,
    `Heat             ${heat.text}`,
    ...result.warnings.map(({ text }) => `Warning          ${inFlags(text)}`),
  ];
}

/**
 * Says how long the network took.
 *
 * @param prediction The prediction.
 * @returns A line.
 */
export function predictionLine({ milliseconds }: Prediction): string {
  return `Prediction       ${duration(milliseconds)}`;
}

/**
 * Says what ran the network up to the feature layer.
 *
 * @param ran The engine, and why it was not the one that was hoped for.
 * @returns A line.
 */
export function trunkLine(ran: TrunkEngine): string {
  if (ran.engine === 'onnx') return 'Trunk            ONNX Runtime';
  const why = ran.because === undefined ? '' : `, because ${inFlags(ran.because)}`;
  return `Trunk            TensorFlow.js${why}`;
}

/**
 * Lists all layers that could be the feature layer.
 *
 * @param selection The choice of the layers.
 * @returns Lines, best first.
 */
export function rankingLines({ ranking }: NonNullable<ChosenLayers['selection']>): string[] {
  return ranking.map(({ name, outputShape, warnings }) => {
    const shape =
      outputShape === undefined ? '' : ` [${outputShape.map((size) => size ?? '?').join(', ')}]`;
    return `  ${visibleName(name)}${shape}${warnings.map(({ text }) => `  (${text})`).join('')}`;
  });
}

function duration(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
