import { finerTarget } from '@gradcam/core';
import {
  gradCamMethod,
  isCamMethod,
  scoreCamMethod,
  smoothGradCamPlusPlusMethod,
  ssCamMethod,
} from '@gradcam/core/methods';
import { made } from '../../nets/made.js';
import torchcamDeep from '../../reference/peers/torchcam-deep.json' with { type: 'json' };
import torchcamSmall from '../../reference/peers/torchcam-small.json' with { type: 'json' };
import { onMasks } from '../methods/recipes.js';
import type { Peer } from './peer.js';

const { noise } = torchcamSmall;

/** torchcam 0.5.0, by its own names. */
export const torchcamPeer: Peer = {
  name: 'torchcam',
  files: [torchcamSmall, torchcamDeep],
  preset: () => 'torch-cam',
  methods: {
    GradCAM: { method: 'grad-cam' },
    XGradCAM: { method: 'x-grad-cam' },
    LayerCAM: { method: 'layer-cam', fusion: 'layer-cam' },
    // Its CAM alone has no ReLU.
    CAM: { method: 'cam', sign: 'signed' },
    ScoreCAM: { method: 'score-cam', using: scoreCamMethod({ masks: 'scaled-first' }) },
    SSCAM: { method: 'ss-cam', using: ssCamMethod({ ...onMasks, masks: 'scaled-first' }) },
    ISCAM: { method: 'is-cam', using: isCamMethod({ masks: 'scaled-first' }) },
    RefineCAM: { method: 'refine-cam', using: gradCamMethod, fusion: 'product' },
    FinerCAM: {
      method: 'finer-cam',
      using: gradCamMethod,
      target: (label) => finerTarget(label, { weights: 'equal' }),
    },
    GradCAMpp: {
      method: 'grad-cam-plus-plus',
      wrong: {
        because:
          'its division by the denominator acts on a copy, so that alpha is the squared gradient',
        atLeast: 0.05,
      },
    },
    SmoothGradCAMpp: {
      method: 'smooth-grad-cam-plus-plus',
      using: smoothGradCamPlusPlusMethod({
        passes: noise.passes,
        noise: (pass) => made([1, ...noise.shape], noise.seed + pass, noise.scale),
      }),
      wrong: {
        because: "it weights the last noisy pass's activations by that pass's gradient",
        atLeast: 0.1,
      },
    },
  },
};
