import { fullGrad } from '../../explain/full-grad.js';
import { ofInput } from '../../options/calls/input-options.js';
import { saidOfInput, type NamedMap } from '../named-map.js';

/** Full-Grad by its name; see `fullGrad`. */
export const fullGradMap: NamedMap = {
  name: 'full-grad',
  title: 'Full-Grad',
  paper: 'Srinivas 2019, eq. 8',
  formula: '|x dS/dx| and |b dS/db| of every channel, each scaled, upsampled, added up',
  departures:
    'every added constant counts as a bias, implicit ones of activations other than ReLU, too; it also says what of the score input and biases account for',
  usesClass: true,
  needs: 'gradients',
  call: 'fullGrad',
  featureLayers: 'none',
  explain: async (net, x, target, options) => {
    const { scoreMap, reductionLayer } = await fullGrad(net, x, target, ofInput(options));
    return { ...saidOfInput, method: 'full-grad', scoreMap, reductionLayer };
  },
};
