import { calledAs, GradCamError } from '@gradcam/errors';
import type { Finding } from '@gradcam/models';
import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { Place } from '../place/place.js';
import { describeMap } from './describe-map.js';
import { drawOn } from './draw-on.js';
import type { Explanation } from './explanation.js';
import type { MadeMap } from './made-map.js';
import { paintMap } from './paint-map.js';
import { pngOfMap } from './png-of-map.js';
import { svgOfMap } from './svg-of-map.js';

/**
 * Gives a map what people do with it.
 *
 * @param map The map and the facts about it, read out.
 * @param place Node, or a page.
 * @returns The explanation.
 */
export function explanationOf(map: MadeMap, place: Place): Explanation {
  const made: Tensor[] = [];
  let isOpen = true;
  const called = <T>(name: string, run: () => T): T =>
    calledAs(`explanation.${name}`, () => {
      if (isOpen) return run();
      throw new GradCamError(
        'DISPOSED',
        'the explanation was disposed; use it before that, or explain again.',
      );
    });
  const calledLater = <T>(name: string, run: () => Promise<T>): Promise<T> =>
    // In a function of its own, so that what is wrong with the options is a rejection, too.
    called(name, async () => await run());
  return {
    ...factsOf(map),
    paint: (options) => called('paint', () => paintMap(map, options)),
    drawOn: (canvas, options) => {
      called('drawOn', () => {
        drawOn(canvas, paintMap(map, options));
      });
    },
    toPng: (options = {}) => calledLater('toPng', () => pngOfMap(map, place, options)),
    toSvg: (options = {}) => calledLater('toSvg', () => svgOfMap(map, place, options)),
    describe: () => called('describe', () => describeMap(map)),
    tensor: () =>
      called('tensor', () => {
        const { data, shape } = map.scoreMap;
        const copy = tensor(data, [...shape]);
        made.push(copy);
        return copy;
      }),
    dispose: () => {
      isOpen = false;
      dispose(made.splice(0));
    },
  };
}

/** A wrong one of these makes another map; nearly all networks have the usual order of channels, and stretched pictures. */
const decisive: ReadonlySet<Finding['about']> = new Set(['range', 'size']);

/** The facts of an explanation, without what it does. */
function factsOf({ input, result, scoreMap, explained, classes }: MadeMap) {
  const { selection, warnings, ...facts } = result;
  const { findings, preprocessing, picture } = input;
  const assumed = findings.filter(({ from, about }) => from === 'assumed' && decisive.has(about));
  const said = [...warnings, ...(selection?.warnings ?? []), ...assumed];
  return {
    ...facts,
    scoreMap,
    explained,
    classes,
    warnings: said.map(({ text }) => text),
    findings,
    preprocessing,
    picture,
  };
}
