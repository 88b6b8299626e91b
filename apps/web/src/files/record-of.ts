import type { Shown } from '../explore/shown.js';

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
  const classes = Array.from(probabilities, (probability, index) => ({
    index,
    name: network.classNames[index] ?? `class ${index}`,
    probability,
  })).sort((a, b) => b.probability - a.probability || a.index - b.index);
  return {
    picture: picture.name,
    model: { title: network.title },
    backend: network.backend.name,
    classes: classes.slice(0, most),
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
