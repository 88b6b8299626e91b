import { defaultPreset } from '@gradcam/core/options';
import { methods } from '@gradcam/core/methods';
import { presets } from '@gradcam/core';
import { describeHeat, thresholdOfMaximum, type ScoreGrid } from '@gradcam/render';
import type { Explanation } from './classifier.js';

const evidence = {
  positive: 'evidence for',
  negative: 'evidence against',
  absolute: 'evidence for or against',
  signed: 'evidence for and against',
} as const;

/**
 * What a map shows, in words.
 *
 * @param explanation The map and how it was made.
 * @returns Like `Grad-CAM: evidence for “tabby” at conv_pw_13_relu`.
 */
export function captionOf({
  settings,
  method,
  className,
  featureLayers: layers,
}: Explanation): string {
  const sign = settings.sign ?? presets[settings.preset].sign;
  const where = layers.length === 0 ? '' : ` at ${layers.join(' and ')}`;
  const numbers = settings.preset === defaultPreset ? '' : `, as ${settings.preset} has it`;
  const { title, usesClass } = methods[method];
  const what = usesClass ? `${evidence[sign]} “${className}”` : 'whatever the class';
  return `${title}: ${what}${where}${numbers}`;
}

/**
 * Where a map is hot, in words: where it is above half of its maximum.
 *
 * @param scores The map.
 * @returns A sentence.
 */
export function heatOf(scores: ScoreGrid): string {
  return describeHeat(scores, { threshold: thresholdOfMaximum(scores, 0.5) }).text;
}
