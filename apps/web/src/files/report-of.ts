import type { EmbeddedPicture } from '@gradcam/render';
import { reportHtml, type Report } from '@gradcam/render/report';
import type { Shown } from '../explore/shown.js';
import { rankedClasses } from '../page/ranked-classes.js';

/** So many classes are listed, best first. */
const most = 5;

/**
 * Writes the map on the stage as a page of its own, which needs no other file.
 *
 * @param shown The map.
 * @param embedded The picture in its address.
 * @returns HTML.
 */
export function reportOf(shown: Shown, embedded: EmbeddedPicture): string {
  const { picture, explanation, network, probabilities } = shown;
  const { scores, className, classIndex, methodTitle, featureLayers } = explanation;
  const map = {
    scores,
    className,
    probability: probabilities[classIndex],
    layer: featureLayers.join(', ') || 'the input',
    method: methodTitle,
    isSigned: explanation.isSigned,
    sentences: [explanation.words],
  };
  const classes = rankedClasses(probabilities, network.classNames).slice(0, most);
  return reportHtml({
    title: `${picture.name}, by ${network.title}`,
    pictures: [{ ...embedded, name: picture.name, classes, maps: [map] }],
    facts: factsOf(shown),
  });
}

function factsOf({ network, explanation }: Shown): Report['facts'] {
  const settings = Object.entries(explanation.settings).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${String(value)}`],
  );
  const facts = [
    ['Model', network.title],
    ['Address', network.address ?? ''],
    ['Backend', network.backend.name],
    ['Found out', network.findings.join(' ')],
    ['Settings', settings.join(', ')],
  ] as const;
  return facts.filter(([, value]) => value !== '');
}
