import { defaultPreset } from '@gradcam/core/options';
import { methods } from '@gradcam/core/methods';
import { presets, type Sign } from '@gradcam/core';
import { describeHeat, thresholdOfMaximum, type ScoreGrid, type Size } from '@gradcam/render';
import type { Explanation } from './read-explanation.js';
import type { Settings } from './settings.js';

const evidence = {
  positive: 'evidence for',
  negative: 'evidence against',
  absolute: 'evidence for or against',
  signed: 'evidence for and against',
} as const;

/**
 * Describes a map in words.
 *
 * @param explanation The map and how it was made.
 * @returns Like `Grad-CAM: evidence for “tabby” at conv_pw_13_relu`.
 */
export function captionOf({
  settings,
  method,
  className,
  featureLayers: layers,
}: Pick<Explanation, 'settings' | 'method' | 'className' | 'featureLayers'>): string {
  const where = layers.length === 0 ? '' : ` at ${layers.join(' and ')}`;
  const numbers = settings.preset === defaultPreset ? '' : `, as ${settings.preset} has it`;
  const { title, usesClass } = methods[method];
  const what = usesClass ? `${evidence[signOf(settings)]} “${className}”` : 'whatever the class';
  return `${title}: ${what}${where}${numbers}`;
}

/**
 * Returns the part of a map that is kept.
 *
 * @param settings The settings of the map.
 * @returns The sign that was chosen, else the preset's.
 */
export function signOf({ sign, preset }: Settings): Sign {
  return sign ?? presets[preset].sign;
}

/**
 * Says where a map is hot: where it is above half of its maximum.
 *
 * @param scores The map.
 * @param cells The number of cells it was resized from, so that the hottest point is a cell and not an overshoot at the picture's
 *   edge.
 * @returns A sentence.
 */
export function heatOf(scores: ScoreGrid, cells?: Size): string {
  return describeHeat(scores, { threshold: thresholdOfMaximum(scores, 0.5), cells }).text;
}
