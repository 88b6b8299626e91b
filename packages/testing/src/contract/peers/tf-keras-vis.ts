import {
  gradCAM,
  gradCamMethod,
  gradCamPlusPlusMethod,
  layerCamMethod,
  presets,
  scoreCamMethod,
  type Method,
  type Preset,
  type Target,
} from '@gradcam/core';
import { slice, softmax } from '@tensorflow/tfjs-core';
import kerasDeep from '../../reference/peers/tf-keras-vis-deep.json' with { type: 'json' };
import kerasSmall from '../../reference/peers/tf-keras-vis-small.json' with { type: 'json' };
import type { PeerCase } from './peer-case.js';
import { mapOf, unknownCase, type Compared, type Peer } from './verdict.js';

const methods: Readonly<
  Record<string, (each: PeerCase) => readonly [ours: string, method: Method]>
> = {
  Gradcam: () => ['gradCamMethod', gradCamMethod],
  Layercam: () => ['layerCamMethod', layerCamMethod],
  GradcamPlusPlus: () => ['gradCamPlusPlusMethod', gradCamPlusPlusMethod],
  Scorecam: ({ max_N: topChannels }) => [
    `scoreCamMethod({ masks: 'corners', weights: 'scores'${topChannels === undefined ? '' : ', topChannels'} })`,
    scoreCamMethod({ masks: 'corners', weights: 'scores', topChannels }),
  ],
};

/** `normalize_cam=False`: resized, not scaled. */
const unscaled: Preset = {
  ...presets['tf-keras-vis'],
  scaling: 'none',
};

/** tf-keras-vis 0.8.7, by its own names. */
export const tfKerasVisPeer: Peer = {
  name: 'tf-keras-vis',
  files: [kerasSmall, kerasDeep],
  judge: (each) => {
    const compared = compare(each);
    if (each.method !== 'GradcamPlusPlus') return { kind: 'same', ...compared };
    const because = 'its alpha is divided by its sum over space';
    return { kind: 'wrong', because, atLeast: 0.005, ...compared };
  },
};

function compare(each: PeerCase): Compared {
  const [ours, method] = methods[each.method]?.(each) ?? [];
  if (ours === undefined || method === undefined) throw unknownCase(each);
  const { class: label = 0, layer: featureLayer } = each;
  const score = each.score === 'softmax' ? 'output' : 'logit';
  const preset = each.normalize_cam === false ? unscaled : 'tf-keras-vis';
  // Its Score-CAM takes the softmax of whatever a network returns.
  const target: Target =
    each.method === 'Scorecam' ? (output) => slice(softmax(output), [label], [1]) : label;
  return {
    ours,
    theirs: mapOf(each),
    explain: async (model, x) =>
      (await gradCAM(model, x, target, { preset, method, featureLayer, score })).scoreMap,
  };
}
