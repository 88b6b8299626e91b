import type { Shown } from '../explore/shown.js';
import { rankedClasses } from '../page/ranked-classes.js';

/** So many classes are written, best first. */
const most = 10;
/** So many digits of a score are written. */
const digits = 6;

/**
 * Collects what a program can read of a map: the picture's name, the network, classes, layers, settings and scores.
 *
 * @param shown The map.
 * @returns Plain data for JSON; the scores row by row.
 */
export function recordOf({ picture, explanation, network, probabilities, without }: Shown) {
  const { scores, className, classIndex, method, featureLayers, settings } = explanation;
  return {
    picture: picture.name,
    model: { title: network.title },
    backend: network.backend.name,
    classes: rankedClasses(probabilities, network.classNames).slice(0, most),
    explained: className,
    classIndex,
    probability: probabilities[classIndex],
    withoutHotPlaces: without,
    method,
    featureLayers,
    settings,
    heat: explanation.words,
    milliseconds: explanation.milliseconds,
    scores: {
      width: scores.width,
      height: scores.height,
      data: Array.from(scores.data, (value) => Number(value.toPrecision(digits))),
    },
  };
}
