import { presets, type Preset } from '@gradcam/core';
import { scoreCamMethod } from '@gradcam/core/methods';
import { slice, softmax } from '@tensorflow/tfjs-core';
import kerasDeep from '../../reference/peers/tf-keras-vis-deep.json' with { type: 'json' };
import kerasSmall from '../../reference/peers/tf-keras-vis-small.json' with { type: 'json' };
import type { Peer } from './peer.js';

/** `normalize_cam=False`: resized, not scaled. */
const unscaled: Preset = { ...presets['tf-keras-vis'], scaling: 'none' };

/** tf-keras-vis 0.8.7, by its own names. */
export const tfKerasVisPeer: Peer = {
  name: 'tf-keras-vis',
  files: [kerasSmall, kerasDeep],
  preset: (each) => (each.normalize_cam === false ? unscaled : 'tf-keras-vis'),
  methods: {
    Gradcam: { method: 'grad-cam' },
    Layercam: { method: 'layer-cam' },
    GradcamPlusPlus: {
      method: 'grad-cam-plus-plus',
      wrong: { because: 'its alpha is divided by its sum over space', atLeast: 0.005 },
    },
    Scorecam: ({ max_N: topChannels }) => ({
      method: 'score-cam',
      using: scoreCamMethod({ masks: 'corners', weights: 'scores', topChannels }),
      // It takes the softmax of whatever a network returns.
      target: (label) => (output) => slice(softmax(output), [label], [1]),
    }),
  },
};
