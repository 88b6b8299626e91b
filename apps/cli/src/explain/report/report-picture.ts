import { methods } from '@gradcam/core/methods';
import { encodePicture } from '@gradcam/pictures/node';
import { resizePicture, type Picture } from '@gradcam/pictures';
import type { ReportMap, ReportPicture } from '@gradcam/render/report';
import type { Arguments } from '../../arguments/request.js';
import { inFlags } from '../../output/in-flags.js';
import { shownName } from '../../pictures/shown-name.js';
import type { ExplainedPicture } from '../explain-picture.js';
import { signOf, signWords } from '../sign-of.js';

/** As much as a screen shows; a photo of a camera would make a page that no mail takes. */
const longestSide = 1280;

/**
 * Makes an explained picture a part of the report.
 *
 * @param explained What was found out.
 * @param given The parsed arguments.
 * @returns The picture in its address, and its maps.
 */
export async function reportPicture(
  explained: ExplainedPicture,
  given: Arguments,
): Promise<ReportPicture> {
  const { name, classes, maps } = explained;
  const { width, height, ...picture } = shrunk(explained.picture);
  const bytes = Buffer.from(await encodePicture({ width, height, ...picture }, 'jpeg'));
  return {
    name: shownName(name),
    href: `data:image/jpeg;base64,${bytes.toString('base64')}`,
    width,
    height,
    classes,
    maps: maps.map((map) => reportMap(map, explained, given)),
  };
}

function reportMap(
  { scores, heat, result }: ExplainedPicture['maps'][number],
  { className, probability }: ExplainedPicture,
  given: Arguments,
): ReportMap {
  const warnings = [...(result.selection?.warnings ?? []), ...result.warnings];
  const words = signWords(given).replace(/^: (.*)$/, 'It shows $1.');
  return {
    scores,
    className,
    probability,
    layer: result.featureLayers.join(', ') || 'the input',
    method: methods[result.method].title,
    isSigned: signOf(given) === 'signed',
    sentences: [words, heat.text, ...warnings.map(({ text }) => inFlags(text))].filter(Boolean),
  };
}

function shrunk(picture: Picture): Picture {
  const factor = longestSide / Math.max(picture.width, picture.height);
  if (factor >= 1) return picture;
  const side = (length: number) => Math.max(1, Math.round(length * factor));
  const [width, height] = [side(picture.width), side(picture.height)];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  resizePicture(picture, width, height).forEach((value, at) => {
    data[4 * Math.floor(at / 3) + (at % 3)] = value;
  });
  return { data, width, height };
}
