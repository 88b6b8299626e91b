import { gradCAM, guidedBackpropagation, guidedGradCAM, resampleMap } from '@gradcam/core';
import captumDeep from '../../reference/peers/captum-deep.json' with { type: 'json' };
import captumSmall from '../../reference/peers/captum-small.json' with { type: 'json' };
import type { Peer } from './peer.js';
import type { PeerCase } from './peer-case.js';
import { unknownCase, type Explain } from './verdict.js';

const modeOf = ({ interpolate, interpolate_mode: mode }: PeerCase) => interpolate ?? mode;

/** captum 0.9.0, by its own names. */
export const captumPeer: Peer = {
  name: 'captum',
  files: [captumSmall, captumDeep],
  preset: () => 'captum',
  leftOut: (each) =>
    modeOf(each) === 'bicubic'
      ? "PyTorch's bicubic kernel, a = -0.75, is not offered"
      : each.attr_dim_summation === false
        ? 'channels that are not added up are no map'
        : undefined,
  methods: {
    LayerGradCam: {
      method: 'grad-cam',
      explain: layerGradCam,
      compares: ({ interpolate }) => (interpolate === undefined ? 'raw' : 'final'),
    },
    GuidedBackprop: {
      method: 'guided-backpropagation',
      explain:
        ({ class: label = 0 }) =>
        (model, x) =>
          guidedBackpropagation(model, x, label, { score: 'logit' }),
    },
    GuidedGradCam: {
      method: 'guided-grad-cam',
      explain: (each) => {
        const { class: label = 0, layer: featureLayer } = each;
        const options = {
          score: 'logit',
          outputUpsampling: upsampling(each),
          featureLayer,
        } as const;
        return (model, x) => guidedGradCAM(model, x, label, options);
      },
    },
  },
};

function layerGradCam(each: PeerCase): Explain {
  const { class: label = 0, layer: featureLayer } = each;
  const sign = each.relu_attributions === true ? ({ sign: 'positive' } as const) : {};
  return async (model, x) => {
    const options = { preset: 'captum', featureLayer, ...sign } as const;
    const { scoreMap } = await gradCAM(model, x, label, options);
    if (each.interpolate === undefined) return scoreMap;
    // Interpolation is a call of its own there, and here.
    try {
      return resampleMap(scoreMap, x.shape.slice(1, -1), upsampling(each));
    } finally {
      scoreMap.dispose();
    }
  };
}

function upsampling(each: PeerCase): 'nearest' | 'bilinear' {
  const mode = modeOf(each);
  if (mode === 'nearest' || mode === 'bilinear') return mode;
  throw unknownCase(each);
}
