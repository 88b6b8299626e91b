import { methods } from '@gradcam/core/methods';
import { cellsOverPicture } from '@gradcam/models';
import { describeHeat, percentText, thresholdOfMaximum } from '@gradcam/render';
import type { MadeMap } from './made-map.js';

const evidence = {
  positive: 'Evidence for',
  negative: 'Evidence against',
  absolute: 'Evidence for or against',
  signed: 'Evidence for and against',
} as const;

/**
 * Says in a line what a map shows.
 *
 * @param map The map.
 * @returns Like `Evidence for "tabby" (61 %), by Grad-CAM at conv_pw_13_relu`.
 */
export function titleOf(map: MadeMap): string {
  const { result, sign } = map;
  const { title, usesClass } = methods[result.method];
  const layers = result.featureLayers.join(' and ');
  const how = `by ${title}${layers === '' ? '' : ` at ${layers}`}`;
  if (!usesClass) return `What stands out whatever the class, ${how}`;
  const name = map.explained.className === undefined ? nameOf(map) : `"${nameOf(map)}"`;
  const probability = probabilityOf(map);
  const sure = probability === undefined ? '' : ` (${percentText(probability)})`;
  return `${evidence[sign]} ${name}${sure}, ${how}`;
}

/**
 * Says in words what a map shows, and where it is hot: where it is above half of its maximum.
 *
 * @param map The map.
 * @returns Sentences.
 */
export function describeMap(map: MadeMap): string {
  const { scoreMap, result, input } = map;
  const isPlane = scoreMap.shape.length === 2;
  const size = isPlane ? result.featureSize : undefined;
  const cells = cellsOverPicture(size, scoreMap, input.preprocessing);
  const { text } = describeHeat(scoreMap, { threshold: thresholdOfMaximum(scoreMap, 0.5), cells });
  return `${titleOf(map)}. ${text}`;
}

/**
 * Names what is explained.
 *
 * @param map The map.
 * @returns The class; `the score` for a reduction function.
 */
export function nameOf({ explained: { className, classIndex } }: MadeMap): string {
  return className ?? (classIndex === undefined ? 'the score' : `class ${classIndex}`);
}

/**
 * Finds how probable the class is that is explained.
 *
 * @param map The map.
 * @returns From 0 to 1; undefined where the network says it of no class.
 */
export function probabilityOf({ explained, classes }: MadeMap): number | undefined {
  return classes.find(({ index }) => index === explained.classIndex)?.probability;
}
