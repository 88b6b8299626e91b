import { gradCAM, guidedBackpropagation, guidedGradCAM, resampleMap } from '@gradcam/core';
import captumDeep from '../../reference/peers/captum-deep.json' with { type: 'json' };
import captumSmall from '../../reference/peers/captum-small.json' with { type: 'json' };
import type { PeerCase } from './peer-case.js';
import { mapOf, unknownCase, type Peer, type Verdict } from './verdict.js';

/** captum 0.9.0, by its own names. */
export const captumPeer: Peer = {
  name: 'captum',
  files: [captumSmall, captumDeep],
  judge: (each) => {
    const { class: label = 0, layer: featureLayer } = each;
    const mode = each.interpolate ?? each.interpolate_mode;
    if (mode === 'bicubic')
      return { kind: 'left out', because: "PyTorch's bicubic kernel, a = -0.75, is not offered" };
    if (each.attr_dim_summation === false)
      return { kind: 'left out', because: 'channels that are not added up are no map' };
    switch (each.method) {
      case 'LayerGradCam':
        return layerGradCam(each);
      case 'GuidedBackprop':
        return {
          kind: 'same',
          ours: 'guidedBackpropagation',
          theirs: mapOf(each),
          explain: (model, x) => guidedBackpropagation(model, x, label, { score: 'logit' }),
        };
      case 'GuidedGradCam': {
        const outputUpsampling = upsampling(each, mode);
        const options = { score: 'logit', outputUpsampling, featureLayer } as const;
        return {
          kind: 'same',
          ours: 'guidedGradCAM',
          theirs: mapOf(each),
          explain: (model, x) => guidedGradCAM(model, x, label, options),
        };
      }
      default:
        throw unknownCase(each);
    }
  },
};

function layerGradCam(each: PeerCase): Verdict {
  const { class: label = 0, layer: featureLayer, interpolate: mode } = each;
  const sign = each.relu_attributions === true ? ({ sign: 'positive' } as const) : {};
  return {
    kind: 'same',
    ours: 'gradCamMethod',
    theirs: mapOf(each, mode === undefined ? 'raw' : 'final'),
    explain: async (model, x) => {
      const options = { preset: 'captum', featureLayer, ...sign } as const;
      const { scoreMap } = await gradCAM(model, x, label, options);
      if (mode === undefined) return scoreMap;
      // Interpolation is a call of its own there, and here.
      try {
        return resampleMap(scoreMap, x.shape.slice(1, -1), upsampling(each, mode));
      } finally {
        scoreMap.dispose();
      }
    },
  };
}

function upsampling(each: PeerCase, mode: string | undefined): 'nearest' | 'bilinear' {
  if (mode === 'nearest' || mode === 'bilinear') return mode;
  throw unknownCase(each);
}
