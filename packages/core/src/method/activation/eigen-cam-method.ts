import { builtIn } from '../built-in.js';
import type { MethodCard } from '../method-card.js';
import type { AsyncMethod } from '../method.js';
import { eachSample } from './each-sample.js';
import { principalProjection } from './principal-component.js';

/**
 * Eigen-CAM (Muhammad 2020, arXiv 2008.00299): the activations at each position, projected on their first principal component. It
 * does not depend on the class.
 *
 * Two departures from the paper, both pytorch-grad-cam's: the columns are centred first; and the sign, which is arbitrary, is the one
 * with the larger extreme on the positive side, where a library that leaves it as it comes may show nothing.
 */
export const eigenCamMethod: MethodCard & AsyncMethod = builtIn({
  name: 'eigen-cam',
  title: 'Eigen-CAM',
  paper: 'Muhammad 2020',
  formula: 'A, projected on its first principal component',
  departures: 'columns are centred; the sign is the one with the larger extreme',
  usesClass: false,
  needs: 'activations',
  run: ({ activations }, { step }) => eachSample(activations, principalProjection, step),
});
