import {
  ablationCamMethod,
  eigenCamMethod,
  eigenGradCamMethod,
  elementWiseGradCamMethod,
  femMethod,
  fuseLayers,
  gradCAM,
  gradCamMethod,
  gradCamPlusPlus,
  hiResCamMethod,
  kpcaCamMethod,
  layerCamMethod,
  segEigenCamMethod,
  shapleyCamMethod,
  xGradCamMethod,
  type Method,
  type PresetName,
} from '@gradcam/core';
import { describe, expect, it } from 'vitest';
import { relativeDifference } from '../assertions/expect-map.js';
import { recordDifference } from '../assertions/record-difference.js';
import { withoutLeak } from '../assertions/without-leak.js';
import { madeOf, methodNet, type MadeTensor } from '../nets/method-net.js';
import captumDeep from '../reference/peers/captum-deep.json' with { type: 'json' };
import captumSmall from '../reference/peers/captum-small.json' with { type: 'json' };
import gradCamDeep from '../reference/peers/grad-cam-deep.json' with { type: 'json' };
import gradCamSmall from '../reference/peers/grad-cam-small.json' with { type: 'json' };
import kerasDeep from '../reference/peers/tf-keras-vis-deep.json' with { type: 'json' };
import kerasSmall from '../reference/peers/tf-keras-vis-small.json' with { type: 'json' };
import torchcamDeep from '../reference/peers/torchcam-deep.json' with { type: 'json' };
import torchcamSmall from '../reference/peers/torchcam-small.json' with { type: 'json' };
import xpliqueDeep from '../reference/peers/xplique-deep.json' with { type: 'json' };
import xpliqueSmall from '../reference/peers/xplique-small.json' with { type: 'json' };
import type { Contract } from './contract.js';

/** What a peer library gave, every `step`th value along each axis where there is a step. */
interface PeerMap {
  readonly shape: readonly number[];
  readonly step?: number | undefined;
  readonly values: readonly number[];
}

/** Of a case in the files of `tooling/reference/peers`, what is read here. */
interface PeerCase {
  readonly method: string;
  readonly layer?: string | undefined;
  readonly layers?: readonly string[] | undefined;
  readonly class?: number | undefined;
  readonly score?: string | undefined;
  readonly sign?: number | undefined;
  readonly option?: string | undefined;
  readonly relu_attributions?: boolean | undefined;
  readonly interpolate?: string | undefined;
  readonly normalize_cam?: boolean | undefined;
  readonly attr_dim_summation?: boolean | undefined;
  readonly raw?: PeerMap | undefined;
  readonly final?: PeerMap | undefined;
}

interface Peer {
  readonly preset: PresetName;
  readonly methods: Readonly<Record<string, Method>>;
  /** Cases that are not compared, by the reason. */
  readonly leftOut: (each: PeerCase) => string | undefined;
  readonly files: readonly {
    readonly weights: Readonly<Record<string, MadeTensor>>;
    readonly input: MadeTensor;
    readonly cases: readonly PeerCase[];
  }[];
}

const smoothing = 'smoothing has a test of its own';

const peers: readonly Peer[] = [
  {
    preset: 'pytorch-grad-cam',
    methods: {
      GradCAM: gradCamMethod,
      HiResCAM: hiResCamMethod,
      GradCAMElementWise: elementWiseGradCamMethod,
      GradCAMPlusPlus: gradCamPlusPlus(1e-6),
      XGradCAM: xGradCamMethod,
      LayerCAM: layerCamMethod,
      EigenCAM: eigenCamMethod,
      EigenGradCAM: eigenGradCamMethod,
      SegEigenCAM: segEigenCamMethod,
      KPCA_CAM: kpcaCamMethod,
      AblationCAM: ablationCamMethod(),
      ShapleyCAM: shapleyCamMethod,
      FEM: femMethod,
    },
    leftOut: ({ sign, option, score, method, layers }) => {
      if (sign === -1 || (method === 'EigenCAM' && layers !== undefined))
        return 'the library leaves the sign to LAPACK, ours is fixed';
      if (option !== undefined) return smoothing;
      if (score === 'rest') return 'a score of before and after the softmax at once';
      return method === 'ScoreCAM' ? 'its masks align corners' : undefined;
    },
    files: [gradCamSmall, gradCamDeep],
  },
  {
    preset: 'torch-cam',
    methods: { GradCAM: gradCamMethod, XGradCAM: xGradCamMethod, LayerCAM: layerCamMethod },
    leftOut: () => undefined,
    files: [torchcamSmall, torchcamDeep],
  },
  {
    preset: 'captum',
    methods: { LayerGradCam: gradCamMethod },
    leftOut: ({ relu_attributions: isRelu, interpolate, attr_dim_summation: isSummed }) => {
      if (isSummed === false) return 'channels not summed are no map';
      if (interpolate !== undefined) return 'interpolation is a call of its own there';
      return isRelu === true ? "sign: 'positive' in place of the preset's" : undefined;
    },
    files: [captumSmall, captumDeep],
  },
  {
    preset: 'tf-keras-vis',
    methods: { Gradcam: gradCamMethod, Layercam: layerCamMethod },
    leftOut: ({ normalize_cam: isScaled }) =>
      isScaled === false ? 'a step of the preset switched off' : undefined,
    files: [kerasSmall, kerasDeep],
  },
  {
    preset: 'xplique',
    methods: { GradCAM: gradCamMethod },
    leftOut: () => undefined,
    files: [xpliqueSmall, xpliqueDeep],
  },
];

const compared = peers.flatMap(({ preset, methods, leftOut, files }) =>
  files.flatMap(({ weights, input, cases }) =>
    cases.flatMap((each) => {
      const method = methods[each.method];
      const expected = each.final ?? (preset === 'captum' ? each.raw : undefined);
      const isFused = each.layers !== undefined;
      if (method === undefined || expected === undefined || leftOut(each) !== undefined) {
        // torch-cam says which option fuses its layers.
        const fuses = preset === 'torch-cam' && each.option === 'fuse_cams';
        if (!fuses || method === undefined || expected === undefined) return [];
      }
      return [
        {
          preset,
          method,
          expected,
          weights,
          input,
          name: each.method,
          label: each.class ?? 0,
          score: each.score ?? 'logit',
          net: 'conv3/kernel' in weights ? 'deep' : 'small',
          where: each.layers?.join(', ') ?? each.layer ?? '',
          layers: isFused ? (each.layers ?? []) : [each.layer ?? ''],
        },
      ];
    }),
  ),
);

/**
 * What the other libraries themselves gave for the same nets.
 *
 * @param contract What is tested.
 */
export function testPeers({ tolerance }: Contract): void {
  describe('the numbers of other libraries', () => {
    it.each(compared)(
      '$preset: $name of class $label at $where of the $net net, by its $score',
      ({ preset, method, expected, weights, input, label, score, layers, name }) =>
        withoutLeak(async () => {
          const model = methodNet(weights);
          const x = madeOf(input);
          const options = {
            preset,
            method,
            score: score === 'softmax' ? 'output' : 'logit',
          } as const;
          const { scoreMap } =
            layers.length > 1
              ? await fuseLayers(model, x, label, {
                  ...options,
                  featureLayers: layers,
                  ...(name === 'LayerCAM' && preset === 'torch-cam' ? { fusion: 'layer-cam' } : {}),
                })
              : await gradCAM(model, x, label, { ...options, featureLayer: layers[0] });
          const values = await scoreMap.data<'float32'>();
          const [, , columns = 1] = scoreMap.shape;
          const { step = 1, shape } = expected;
          const found = Array.from({ length: expected.values.length }, (_, at) => {
            const [row, column] = [Math.floor(at / (shape[1] ?? 1)), at % (shape[1] ?? 1)];
            return values[row * step * columns + column * step] ?? NaN;
          });
          scoreMap.dispose();
          const difference = relativeDifference(found, expected.values);
          recordDifference(difference);
          // The libraries round to float32 on the way; a difference of two gradients has fewer digits.
          const limit = name === 'ShapleyCAM' ? 1e-3 : 1e-4;
          expect(difference).toBeLessThanOrEqual(Math.max(tolerance, limit));
          x.dispose();
          model.dispose();
        }),
    );
  });
}
