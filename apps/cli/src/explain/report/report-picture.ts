import { methods } from '@gradcam/core/methods';
import { shrinkPicture } from '@gradcam/pictures';
import type { ReportMap, ReportPicture } from '@gradcam/render/report';
import type { Arguments } from '../../arguments/request.js';
import { embedded } from '../../draw/embedded.js';
import { inFlags } from '../../output/in-flags.js';
import { shownName } from '../../pictures/shown-name.js';
import type { ExplainedPicture } from '../explain-picture.js';
import type { MeasuredMap } from '../measure-map.js';
import { signOf } from '../sign-of.js';

/** As much as a screen shows; a photo of a camera would make a page that no mail takes. */
const longestSide = 1280;

/**
 * Makes an explained picture a part of the report.
 *
 * @param explained What was found out.
 * @param given The parsed arguments.
 * @param measure Says in a sentence how good a map is.
 * @returns The picture in its address, and its maps.
 */
export async function reportPicture(
  explained: ExplainedPicture,
  given: Arguments,
  measure: (map: MeasuredMap) => Promise<string>,
): Promise<ReportPicture> {
  const { name, classes, maps } = explained;
  const reported: ReportMap[] = [];
  for (const map of maps) reported.push(reportMap(map, explained, given, await measure(map)));
  return {
    ...(await embedded(shrinkPicture(explained.picture, longestSide), 'jpeg')),
    name: shownName(name),
    classes,
    maps: reported,
  };
}

function reportMap(
  { scores, heat, result }: MeasuredMap,
  { className, probability }: ExplainedPicture,
  given: Arguments,
  measured: string,
): ReportMap {
  const { title, usesClass } = methods[result.method];
  const warnings = [...(result.selection?.warnings ?? []), ...result.warnings];
  return {
    scores,
    className,
    probability,
    layer: result.featureLayers.join(', ') || 'the input',
    method: title,
    sign: signOf(given),
    usesClass,
    sentences: [heat.text, measured, ...warnings.map(({ text }) => inFlags(text))],
  };
}
