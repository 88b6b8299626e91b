import { channelWeighted } from '../weighted/channel-weighted.js';
import { gradCamOnHost } from './grad-cam-on-host.js';
import { spaceMean } from '../weighted/weighted-sum.js';

/**
 * Grad-CAM (Selvaraju 2017, eq. 1 and 2): each channel is weighted by the mean of its gradient over space.
 *
 * The map keeps its unit, score per activation, as MATLAB's `gradCAM` does: nothing is normalised.
 */
export const gradCamMethod = channelWeighted(
  {
    name: 'grad-cam',
    title: 'Grad-CAM',
    paper: 'Selvaraju 2017, eq. 1, 2',
    formula: 'w_k = mean_i G; sum_k w_k A',
    departures:
      'none; by default the score is taken after the softmax and the map is upsampled bicubically, as MATLAB does',
    usesClass: true,
    needs: 'gradients',
  },
  ({ gradients }) => spaceMean(gradients),
  gradCamOnHost,
);
