import type { EmbeddedPicture } from '@gradcam/render';
import { reportHtml, type ReportFact } from '@gradcam/render/report';
import { version } from '../../package.json';
import type { Shown } from '../explore/shown.js';
import type { MeasuredMap } from '../network/measure-map.js';
import { rankedClasses } from '../page/ranked-classes.js';

/** So many classes are listed, best first. */
const most = 5;

/**
 * Writes the map on the stage as a page of its own, which needs no other file.
 *
 * @param shown The map.
 * @param embedded The picture in its address.
 * @param measured How good the map is.
 * @returns HTML.
 */
export function reportOf(shown: Shown, embedded: EmbeddedPicture, measured: MeasuredMap): string {
  const { picture, explanation, network, probabilities } = shown;
  const { scores, className, classIndex, methodTitle, featureLayers } = explanation;
  const map = {
    scores,
    className,
    probability: probabilities[classIndex],
    layer: featureLayers.join(', ') || 'the input',
    method: methodTitle,
    sign: explanation.sign,
    usesClass: explanation.usesClass,
    sentences: [explanation.words, measured.text],
  };
  const classes = rankedClasses(probabilities, network.classNames).slice(0, most);
  return reportHtml({
    title: `${picture.name}, by ${network.title}`,
    pictures: [{ ...embedded, name: picture.name, classes, maps: [map] }],
    facts: [['Numbers', measured.meaning] as const, ...factsOf(shown)].filter(
      ([, value]) => value !== '',
    ),
  });
}

function factsOf({ network, explanation }: Shown): readonly ReportFact[] {
  const settings = Object.entries(explanation.settings).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${String(value)}`],
  );
  return [
    ['Model', network.title],
    ['Address', network.address ?? ''],
    ['Hash', network.hash ?? 'not known'],
    ['Engine', network.engine],
    ['Backend', network.backend.name],
    ['Found out', network.findings.join(' ')],
    ['Settings', settings.join(', ')],
    ['Version', `gradcam ${version}`],
  ];
}
