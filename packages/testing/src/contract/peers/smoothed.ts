import { averagedMap, createExplainer, gradCAM, type GradCAMOptions } from '@gradcam/core';
import { eigenSmooth, type Method } from '@gradcam/core/methods';
import type { PeerCase, PeerFile } from './peer-case.js';
import { turnedMethod } from './turned-method.js';
import { mapOf, unknownCase, type Compared } from './verdict.js';

/**
 * Smooths a map as grad-cam does: by `eigen_smooth`, `aug_smooth`, or both.
 *
 * @param method Of which the map is.
 * @param options Of the map.
 * @param label The class.
 * @param each The library's case.
 * @param file The file in which it is: the map that is smoothed says which way round the library has its eigenvector.
 * @returns The function that makes our map.
 */
export function smoothed(
  method: Method,
  options: GradCAMOptions,
  label: number,
  each: PeerCase,
  { cases }: PeerFile,
): Omit<Compared, 'theirs'> {
  const { option, signs } = each;
  if (option === 'eigen_smooth') {
    const plain = cases.find(
      ({ method: name, option: other, score, class: own }) =>
        name === each.method && other === undefined && score === 'logit' && own === label,
    );
    const theirs = mapOf(each, 'raw').values;
    const along = theirs.reduce((sum, value, at) => sum + value * (plain?.raw?.values[at] ?? 0), 0);
    const turned = turnedMethod(eigenSmooth(method), () => Math.sign(along));
    return {
      method: 'eigen-smooth',
      explain: async (model, x) =>
        (await gradCAM(model, x, label, { ...options, method: turned })).scoreMap,
    };
  }
  if (option !== 'aug_smooth' && option !== 'aug_smooth eigen_smooth') throw unknownCase(each);
  return {
    method: 'averaged-map',
    explain: async (model, x) => {
      let turn = 0;
      const own =
        signs === undefined
          ? method
          : turnedMethod(eigenSmooth(method), () => signs[turn++] ?? NaN);
      const explainer = await createExplainer(model, { ...options, method: own });
      return averagedMap(explainer, x, label, { flip: true, factors: [0.9, 1.1, 1] });
    },
  };
}
