import xpliqueDeep from '../../reference/peers/xplique-deep.json' with { type: 'json' };
import xpliqueSmall from '../../reference/peers/xplique-small.json' with { type: 'json' };
import type { Peer } from './peer.js';

/** xplique 2.0.2, by its own names. */
export const xpliquePeer: Peer = {
  name: 'xplique',
  files: [xpliqueSmall, xpliqueDeep],
  preset: () => 'xplique',
  methods: {
    GradCAM: { method: 'grad-cam' },
    GradCAMPP: {
      method: 'grad-cam-plus-plus',
      wrong: {
        because: 'it takes means of activations and weights where the paper has sums',
        atLeast: 0.5,
      },
    },
    FEM: { method: 'fem-masks' },
  },
};
