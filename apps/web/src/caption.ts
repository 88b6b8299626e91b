import { presets } from '@gradcam/core';
import { titles, type Settings } from './settings.js';

const evidence = {
  positive: 'what speaks for',
  negative: 'what speaks against',
  absolute: 'what speaks for or against',
  signed: 'what speaks for and against',
} as const;

/**
 * What a map shows, in words.
 *
 * @param settings How it was made.
 * @param className The class.
 * @param layers The feature layers that were used; none for a map of the input.
 * @returns Like `Grad-CAM: what speaks for “tabby” at conv_pw_13_relu`.
 */
export function captionOf(
  settings: Settings,
  className: string,
  layers: readonly string[],
): string {
  const sign = settings.sign ?? presets[settings.preset].sign;
  const where = layers.length === 0 ? '' : ` at ${layers.join(' and ')}`;
  const numbers = settings.preset === 'matlab' ? '' : `, as ${settings.preset} has it`;
  return `${titles[settings.approach]}: ${evidence[sign]} “${className}”${where}${numbers}`;
}
