import {
  ablationCamMethod,
  averagedMap,
  createExplainer,
  eigenCamMethod,
  eigenGradCamMethod,
  eigenSmooth,
  elementWiseGradCamMethod,
  femMethod,
  finerTarget,
  fullGrad,
  fuseLayers,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlus,
  guidedBackpropagation,
  hiResCamMethod,
  kpcaCamMethod,
  layerCamMethod,
  scoreCamMethod,
  segEigenCamMethod,
  shapleyCamMethod,
  xGradCamMethod,
  type Method,
  type Target,
} from '@gradcam/core';
import { add, logSoftmax, slice } from '@tensorflow/tfjs-core';
import gradCamDeep from '../../reference/peers/grad-cam-deep.json' with { type: 'json' };
import gradCamSmall from '../../reference/peers/grad-cam-small.json' with { type: 'json' };
import type { PeerCase, PeerFile } from './peer-case.js';
import { turnedMethod } from './turned-method.js';
import { mapOf, unknownCase, type Peer, type Verdict } from './verdict.js';

const methods: Readonly<Record<string, readonly [ours: string, method: Method]>> = {
  GradCAM: ['gradCamMethod', gradCamMethod],
  HiResCAM: ['hiResCamMethod', hiResCamMethod],
  GradCAMElementWise: ['elementWiseGradCamMethod', elementWiseGradCamMethod],
  GradCAMPlusPlus: ['gradCamPlusPlus(1e-6)', gradCamPlusPlus(1e-6)],
  XGradCAM: ['xGradCamMethod', xGradCamMethod],
  LayerCAM: ['layerCamMethod', layerCamMethod],
  EigenCAM: ['eigenCamMethod', eigenCamMethod],
  EigenGradCAM: ['eigenGradCamMethod', eigenGradCamMethod],
  SegEigenCAM: ['segEigenCamMethod', segEigenCamMethod],
  KPCA_CAM: ['kpcaCamMethod', kpcaCamMethod],
  ScoreCAM: ["scoreCamMethod({ masks: 'corners' })", scoreCamMethod({ masks: 'corners' })],
  AblationCAM: ['ablationCamMethod', ablationCamMethod()],
  ShapleyCAM: ['shapleyCamMethod', shapleyCamMethod],
  FEM: ['femMethod', femMethod],
  FinerCAM: ["finerTarget(…, { weights: 'differentiated' })", gradCamMethod],
};

/** grad-cam 1.5.7, by its own names. */
export const gradCamPeer: Peer = {
  name: 'grad-cam',
  files: [gradCamSmall, gradCamDeep],
  judge: (each, file) => judgeWhole(each) ?? judgeOption(each, file) ?? judgeMethod(each),
};

/** What is no map of a feature layer. */
function judgeWhole(each: PeerCase): Verdict | undefined {
  const label = each.class ?? 0;
  if (each.fails !== undefined)
    return {
      kind: 'left out',
      because: `the library fails: ${/^[^.(]*/.exec(each.fails)?.[0].trim() ?? ''}`,
    };
  switch (each.method) {
    case 'RefineCAM':
      return { kind: 'left out', because: 'a product of maps over layers is not offered' };
    case 'DeepFeatureFactorization':
      return { kind: 'left out', because: 'its concepts have a test of their own' };
    case 'FullGrad':
      return {
        kind: 'same',
        ours: 'fullGrad',
        theirs: mapOf(each),
        explain: async (model, x) => {
          const options = { preset: 'pytorch-grad-cam', epsilon: 1e-7 } as const;
          return (await fullGrad(model, x, label, options)).scoreMap;
        },
      };
    case 'GuidedBackpropReLUModel':
      return {
        kind: 'same',
        ours: 'guidedBackpropagation',
        theirs: mapOf(each),
        explain: (model, x) => guidedBackpropagation(model, x, label, { score: 'logit' }),
      };
    default:
      return undefined;
  }
}

/** The library's smoothing. */
function judgeOption(each: PeerCase, { cases }: PeerFile): Verdict | undefined {
  const [ours, method] = methods[each.method] ?? [];
  if (each.option === undefined || ours === undefined || method === undefined) return undefined;
  const { layer: featureLayer, class: label = 0, signs } = each;
  const preset = 'pytorch-grad-cam';
  if (each.option === 'eigen_smooth') {
    const plain = cases.find(
      ({ method: name, option, score, class: own }) =>
        name === each.method && option === undefined && score === 'logit' && own === label,
    );
    const theirs = mapOf(each, 'raw').values;
    const along = theirs.reduce((sum, value, at) => sum + value * (plain?.raw?.values[at] ?? 0), 0);
    const smoothed = turnedMethod(eigenSmooth(method), () => Math.sign(along));
    return {
      kind: 'same',
      ours: `eigenSmooth(${ours})`,
      theirs: mapOf(each),
      explain: async (model, x) =>
        (await gradCAM(model, x, label, { preset, method: smoothed, featureLayer })).scoreMap,
    };
  }
  if (!['aug_smooth', 'aug_smooth eigen_smooth'].includes(each.option)) throw unknownCase(each);
  return {
    kind: 'same',
    ours: signs === undefined ? 'averagedMap' : 'averagedMap, eigenSmooth',
    theirs: mapOf(each),
    explain: async (model, x) => {
      let turn = 0;
      const own =
        signs === undefined
          ? method
          : turnedMethod(eigenSmooth(method), () => signs[turn++] ?? NaN);
      const explainer = await createExplainer(model, { preset, method: own, featureLayer });
      return averagedMap(explainer, x, label, { flip: true, factors: [0.9, 1.1, 1] });
    },
  };
}

function judgeMethod(each: PeerCase): Verdict {
  const [ours, method] = methods[each.method] ?? [];
  if (ours === undefined || method === undefined) throw unknownCase(each);
  const { layers, layer: featureLayer, sign = 1, signs, class: label = 0 } = each;
  const score = each.score === 'softmax' ? 'output' : 'logit';
  const target: Target =
    each.method === 'FinerCAM'
      ? finerTarget(label, { weights: 'differentiated' })
      : each.score === 'rest'
        ? // Before and after the softmax at once.
          (logits) => slice(add(logits, logSoftmax(logits)), [label], [1])
        : label;
  const options = { preset: 'pytorch-grad-cam', score } as const;
  return {
    kind: 'same',
    ours,
    theirs: mapOf(each),
    explain: async (model, x) => {
      if (layers === undefined) {
        const own = turnedMethod(method, () => sign);
        return (await gradCAM(model, x, target, { ...options, method: own, featureLayer }))
          .scoreMap;
      }
      let turn = 0;
      const own = signs === undefined ? method : turnedMethod(method, () => signs[turn++] ?? NaN);
      const fusion = { ...options, method: own, featureLayers: layers };
      return (await fuseLayers(model, x, target, fusion)).scoreMap;
    },
  };
}
