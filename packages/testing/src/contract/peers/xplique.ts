import {
  femMasksMethod,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlusMethod,
  type Method,
} from '@gradcam/core';
import xpliqueDeep from '../../reference/peers/xplique-deep.json' with { type: 'json' };
import xpliqueSmall from '../../reference/peers/xplique-small.json' with { type: 'json' };
import { mapOf, unknownCase, type Peer } from './verdict.js';

const methods: Readonly<Record<string, readonly [ours: string, method: Method]>> = {
  GradCAM: ['gradCamMethod', gradCamMethod],
  GradCAMPP: ['gradCamPlusPlusMethod', gradCamPlusPlusMethod],
  FEM: ['femMasksMethod', femMasksMethod],
};

/** xplique 2.0.2, by its own names. */
export const xpliquePeer: Peer = {
  name: 'xplique',
  files: [xpliqueSmall, xpliqueDeep],
  judge: (each) => {
    const [ours, method] = methods[each.method] ?? [];
    if (ours === undefined || method === undefined) throw unknownCase(each);
    const { class: label = 0, layer: featureLayer } = each;
    const score = each.score === 'softmax' ? 'output' : 'logit';
    const options = { preset: 'xplique', method, featureLayer, score } as const;
    const compared = {
      ours,
      theirs: mapOf(each),
      explain: async (...[model, x]: Parameters<typeof gradCAM>) =>
        (await gradCAM(model, x, label, options)).scoreMap,
    };
    if (each.method !== 'GradCAMPP') return { kind: 'same', ...compared };
    const because = 'it takes means of activations and weights where the paper has sums';
    return { kind: 'wrong', because, atLeast: 0.5, ...compared };
  },
};
