import type { ExplainByResult, GradCAMResult } from '@gradcam/core';
import type { TopClass } from '@gradcam/models';

/**
 * The predicted classes, a line each.
 *
 * @param classes Best first; probabilities from 0 to 1.
 * @returns Lines like `Egyptian cat   93.3 %  ###################`.
 */
export function classLines(classes: readonly TopClass[]): string[] {
  const width = Math.max(...classes.map(({ name }) => name.length));
  return classes.map(({ name, probability }) => {
    const percent = (probability * 100).toFixed(1).padStart(5);
    return `  ${name.padEnd(width)}  ${percent} %  ${'#'.repeat(Math.round(probability * 20))}`.trimEnd();
  });
}

/**
 * The layers, with the reason for each where they were chosen or looked at, and the warnings.
 *
 * @param explanation What was made.
 * @returns Lines.
 */
export function layerLines(explanation: ExplainByResult): string[] {
  const { featureLayers, reductionLayer, selection } = explanation;
  const line = (title: string, layer: string) => {
    const reasons = selection?.reasons.filter((reason) => reason.layer === layer) ?? [];
    // The reasons are sentences that begin with the layer's name in quotes; here it is said once.
    const why = reasons.map(({ text }) => text.replace(`'${layer}' `, '')).join(' ');
    return `${title}  ${layer} ${why}`.trimEnd();
  };
  return [
    ...featureLayers.map((layer) => line('Feature layer  ', layer)),
    ...(reductionLayer === undefined ? [] : [line('Reduction layer', reductionLayer)]),
    ...(selection?.warnings ?? []).map(({ text }) => `Warning          ${text}`),
  ];
}

/**
 * What to know about the map.
 *
 * @param warnings Of the map; an option of the library that they name is named as the command's.
 * @returns Lines.
 */
export function warningLines(warnings: ExplainByResult['warnings']): string[] {
  return warnings.map(
    ({ text }) => `Warning          ${text.replace(/\bsign: '(\w+)'/, '--sign $1')}`,
  );
}

/**
 * All layers that could be the feature layer.
 *
 * @param selection How the layers were chosen.
 * @returns Lines, best first.
 */
export function rankingLines(selection: GradCAMResult['selection']): string[] {
  return selection.ranking.map(({ name, outputShape, warnings }) => {
    const shape =
      outputShape === undefined ? '' : ` [${outputShape.map((size) => size ?? '?').join(', ')}]`;
    return `  ${name}${shape}${warnings.map(({ text }) => `  (${text})`).join('')}`;
  });
}

/**
 * A duration for people.
 *
 * @param milliseconds Not negative.
 * @returns Like `64 ms`.
 */
export function duration(milliseconds: number): string {
  return `${Math.round(milliseconds)} ms`;
}
