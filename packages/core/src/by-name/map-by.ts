import { calledAs, GradCamError } from '@gradcam/errors';
import { abs, max, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { fuseLayers } from '../explain/fuse-layers.js';
import { gradCAM } from '../explain/grad-cam.js';
import type { GradCAMResult } from '../run/grad-cam-result.js';
import type { GradCAMOptions } from '../options/options.js';
import { ofInput } from '../run/at-input.js';
import { fullGrad } from '../explain/full-grad.js';
import { guidedBackpropagation } from '../explain/guided-backpropagation.js';
import { guidedGradCAM } from '../explain/guided-grad-cam.js';
import { hiResCamMethod } from '../method/gradient/hi-res-cam-method.js';
import type { Method } from '../method/method.js';
import { methods, type MethodName } from '../method/methods.js';
import type { ExplainableModel } from '../network/to-network.js';
import type { NetworkData } from '../picture/picture-input.js';
import type { Fusion } from '../preset/fused-maps.js';
import { requireNames } from '../target/class-axis.js';
import { classIndex } from '../target/class-index.js';
import { finerReduction } from '../target/finer-target.js';
import type { Target } from '../target/target.js';
import type { Approach } from './approaches.js';
import { checkMapBy } from './check-map-by.js';

/** How a map is made whose way is chosen by name; an option for which the way has no use is refused. */
export interface MapByOptions extends Omit<GradCAMOptions, 'featureLayer' | 'method'> {
  /** None: chosen automatically. Several are fused. Full-Grad and guided backpropagation have none. */
  readonly featureLayers?: readonly string[] | undefined;
  /** Where several layers are named; the preset's when left out, else the mean. */
  readonly fusion?: Fusion | undefined;
  /** In place of `methods`, for other options than the default ones. */
  readonly methods?: Partial<Readonly<Record<MethodName, Method>>> | undefined;
}

/** A map, whichever way it was made. */
export interface MapByResult {
  /** `[...space]` or `[N, ...space]`; the caller disposes it. */
  readonly scoreMap: Tensor;
  /** Those that were used; for Guided Grad-CAM the one that was named, none for other maps of the input itself. */
  readonly featureLayers: readonly string[];
  /** How many cells the map had before it was upsampled; only where one layer was used. */
  readonly featureSize: readonly number[] | undefined;
  /** Where the way says it. */
  readonly reductionLayer: string | undefined;
  /** The way the map was made: for `'auto'`, the method that was taken. */
  readonly method: Approach;
  /** Why these layers; only where one was used. */
  readonly selection: GradCAMResult['selection'] | undefined;
  /** What was explained, where the way says it. */
  readonly explained: GradCAMResult['explained'];
  /** What to know about the map itself, where the way says it. */
  readonly warnings: GradCAMResult['warnings'];
}

/**
 * A map by the name of the way it is made: for programs that let people choose. Who knows which one calls that one.
 *
 * Finer-CAM takes the logits where no score is said. A gradient of the input is shown by its largest size over the channels, as saliency maps are (Simonyan 2014, arXiv 1312.6034, section 3.1).
 *
 * @param approach One of `approaches`, or `'auto'`: Grad-CAM where the head pools globally, else HiResCAM.
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`.
 * @param target One class, one for each input of a batch, or a reduction function.
 * @param options As for `gradCAM`, layers, fusion.
 * @returns The map; the caller disposes it.
 * @throws The errors of `gradCAM`
 *
 * @example
 * ```ts
 * const { scoreMap } = await mapBy('layer-cam', model, x, 285, { score: 'logit' });
 * ```
 */
export function mapBy(
  approach: Approach | 'auto',
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: MapByOptions = {},
): Promise<MapByResult> {
  return calledAs('mapBy', async () => {
    checkMapBy(approach, options);
    return await madeBy(approach, net, x, target, options);
  });
}

async function madeBy(
  approach: Approach | 'auto',
  net: ExplainableModel,
  x: NetworkData,
  target: Target | undefined,
  options: MapByOptions,
): Promise<MapByResult> {
  const { featureLayers = [], fusion, methods: chosen, ...others } = options;
  const [featureLayer] = featureLayers;
  const none = {
    featureSize: undefined,
    reductionLayer: undefined,
    selection: undefined,
    explained: [],
    warnings: [],
  };
  if (approach === 'full-grad') {
    const { scoreMap, reductionLayer } = await fullGrad(net, x, target, ofInput(options));
    return { ...none, method: approach, scoreMap, featureLayers: [], reductionLayer };
  }
  if (approach === 'guided-backpropagation') {
    const scoreMap = largest(await guidedBackpropagation(net, x, target, ofInput(options)));
    return { ...none, method: approach, scoreMap, featureLayers: [] };
  }
  if (approach === 'guided-grad-cam') {
    const product = await guidedGradCAM(net, x, target, { ...others, featureLayer });
    const scoreMap = largest(product);
    return { ...none, method: approach, scoreMap, featureLayers: featureLayers.slice(0, 1) };
  }
  if (approach === 'finer-cam') {
    const own = comparedClass(target, others.classNames);
    const compare = finerReduction(own);
    const finer = (output: Tensor) => {
      requireNames(others.classNames, output.shape[output.rank - 1] ?? 1, 'the output');
      return compare(output);
    };
    const score = others.score ?? 'logit';
    const made = await madeBy('grad-cam', net, x, finer, { ...options, score });
    const named = { classIndex: own, className: others.classNames?.[own] };
    return {
      ...made,
      method: approach,
      explained: made.explained.map((each) => ({ ...each, ...named })),
    };
  }
  const method = approach === 'auto' ? approach : (chosen?.[approach] ?? methods[approach]);
  if (featureLayers.length > 1) {
    const fused = await fuseLayers(net, x, target, { ...others, method, featureLayers, fusion });
    return {
      ...fused,
      method: taken(approach, fused.method),
      featureSize: undefined,
      selection: undefined,
    };
  }
  const result = await gradCAM(net, x, target, { ...others, method, featureLayer });
  const { featureLayer: used } = result;
  return { ...result, method: taken(approach, result.method), featureLayers: [used] };
}

/** What `'auto'` stood for. */
function taken(approach: MethodName | 'auto', method: string): MethodName {
  if (approach !== 'auto') return approach;
  return method === hiResCamMethod.name ? 'hi-res-cam' : 'grad-cam';
}

/** Finer-CAM compares one class with others. */
function comparedClass(
  target: Target | undefined,
  classNames: readonly string[] | undefined,
): number {
  if (typeof target === 'number' || typeof target === 'string')
    return classIndex(target, classNames);
  throw new GradCamError(
    'BAD_OPTION',
    `finer-cam compares one class with others, got ${target === undefined ? 'no class' : 'another kind of target'}; give a class index or name, or call gradCAM with finerTarget.`,
  );
}

/** The size of a gradient at each place; frees the gradient. */
function largest(gradient: Tensor): Tensor {
  const map = tidy(() => max(abs(gradient), -1));
  gradient.dispose();
  return map;
}
