import { guidedBackpropagation } from '../../explain/guided-backpropagation.js';
import { ofInput } from '../../options/calls/input-options.js';
import { saidOfInput, type NamedMap } from '../named-map.js';
import { strongestChannel } from './strongest-channel.js';

/** Guided backpropagation by its name; see `guidedBackpropagation`. */
export const guidedBackpropagationMap: NamedMap = {
  name: 'guided-backpropagation',
  title: 'Guided backpropagation',
  paper: 'Springenberg 2015',
  formula: 'dS/dx, where a ReLU passes on only what is positive',
  departures: 'ReLU6 is guided, too',
  usesClass: true,
  needs: 'gradients',
  call: 'guidedBackpropagation',
  featureLayers: 'none',
  explain: async (net, x, target, options) => {
    const gradient = await guidedBackpropagation(net, x, target, ofInput(options));
    const scoreMap = strongestChannel(gradient);
    return { ...saidOfInput, method: 'guided-backpropagation', scoreMap };
  },
};
