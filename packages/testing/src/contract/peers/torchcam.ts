import {
  camMethod,
  finerTarget,
  fuseLayers,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlusMethod,
  layerCamMethod,
  scoreCamMethod,
  smoothGradCamPlusPlusMethod,
  xGradCamMethod,
  type Method,
} from '@gradcam/core';
import { made } from '../../nets/made.js';
import torchcamDeep from '../../reference/peers/torchcam-deep.json' with { type: 'json' };
import torchcamSmall from '../../reference/peers/torchcam-small.json' with { type: 'json' };
import type { PeerCase } from './peer-case.js';
import { mapOf, unknownCase, type Compared, type Peer, type Verdict } from './verdict.js';

const { noise } = torchcamSmall;

const methods: Readonly<Record<string, readonly [ours: string, method: Method]>> = {
  GradCAM: ['gradCamMethod', gradCamMethod],
  XGradCAM: ['xGradCamMethod', xGradCamMethod],
  LayerCAM: ['layerCamMethod', layerCamMethod],
  CAM: ['camMethod', camMethod],
  ScoreCAM: [
    "scoreCamMethod({ masks: 'scaled-first' })",
    scoreCamMethod({ masks: 'scaled-first' }),
  ],
  FinerCAM: ["finerTarget(…, { weights: 'equal' })", gradCamMethod],
  GradCAMpp: ['gradCamPlusPlusMethod', gradCamPlusPlusMethod],
  SmoothGradCAMpp: [
    'smoothGradCamPlusPlusMethod',
    smoothGradCamPlusPlusMethod({
      passes: noise.passes,
      noise: (pass) => made([1, ...noise.shape], noise.seed + pass, noise.scale),
    }),
  ],
};

const wrong: Readonly<Record<string, readonly [because: string, atLeast: number]>> = {
  GradCAMpp: [
    'its division by the denominator acts on a copy, so that alpha is the squared gradient',
    0.05,
  ],
  SmoothGradCAMpp: ["it weights the last noisy pass's activations by that pass's gradient", 0.1],
};

/** torchcam 0.5.0, by its own names. */
export const torchcamPeer: Peer = {
  name: 'torchcam',
  files: [torchcamSmall, torchcamDeep],
  judge: (each) => {
    if (['SSCAM', 'ISCAM', 'RefineCAM'].includes(each.method))
      return { kind: 'left out', because: 'the method is not offered' };
    const compared = compare(each);
    const [because, atLeast] = wrong[each.method] ?? [];
    return because === undefined || atLeast === undefined
      ? ({ kind: 'same', ...compared } satisfies Verdict)
      : { kind: 'wrong', because, atLeast, ...compared };
  },
};

function compare(each: PeerCase): Compared {
  const [ours, method] = methods[each.method] ?? [];
  if (ours === undefined || method === undefined) throw unknownCase(each);
  const { class: label = 0, layers, layer: featureLayer } = each;
  if (layers !== undefined && each.option !== 'fuse_cams') throw unknownCase(each);
  const target = each.method === 'FinerCAM' ? finerTarget(label, { weights: 'equal' }) : label;
  // Its CAM alone has no ReLU.
  const sign = each.method === 'CAM' ? 'signed' : 'positive';
  const options = { preset: 'torch-cam', score: 'logit', method, sign } as const;
  return {
    ours,
    theirs: mapOf(each),
    explain: async (model, x) => {
      if (layers === undefined)
        return (await gradCAM(model, x, target, { ...options, featureLayer })).scoreMap;
      const fusion = each.method === 'LayerCAM' ? ({ fusion: 'layer-cam' } as const) : {};
      const fused = { ...options, ...fusion, featureLayers: layers };
      return (await fuseLayers(model, x, target, fused)).scoreMap;
    },
  };
}
