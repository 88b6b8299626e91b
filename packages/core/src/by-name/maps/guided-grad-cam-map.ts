import { guidedGradCAM } from '../../explain/guided-grad-cam.js';
import { saidOfInput, type NamedMap } from '../named-map.js';
import { strongestChannel } from './strongest-channel.js';

/** Guided Grad-CAM by its name; see `guidedGradCAM`. */
export const guidedGradCamMap: NamedMap = {
  name: 'guided-grad-cam',
  title: 'Guided Grad-CAM',
  paper: 'Selvaraju 2017, section 3.2',
  formula: 'guided backpropagation times the upsampled Grad-CAM map',
  departures: 'none',
  usesClass: true,
  needs: 'gradients',
  call: 'guidedGradCAM',
  featureLayers: 'one',
  explain: async (net, x, target, options) => {
    const { featureLayers = [], fusion, topChannels, ...others } = options;
    const [featureLayer] = featureLayers;
    const product = await guidedGradCAM(net, x, target, { ...others, featureLayer });
    const scoreMap = strongestChannel(product);
    return { ...saidOfInput, method: 'guided-grad-cam', scoreMap, featureLayers };
  },
};
