import { layerFormat } from '@gradcam/layer-select';
import { gradCamMethod } from '../../method/gradient/grad-cam-method.js';
import type { Network, ScoresOfOutput } from '../../network/network.js';
import type { FeatureSpace } from '../../space/feature-space.js';
import type { Call } from '../call/call.js';
import type { GradCAMResult } from '../grad-cam-result.js';
import type { Inputs } from '../with-trunk.js';
import { oneRun, type OnePlan, type OneRun } from './one-run.js';
import { resizingOf } from './resizing-of.js';
import { sameMaps } from './same-maps.js';

/** The facts about maps of one pair of layers, one size of the inputs and one number of classes. */
interface Known {
  /** The position of the features over the inputs. */
  readonly space: FeatureSpace;
  /** Made at the second call: most programs make one map. */
  plan: OnePlan | undefined;
  /** True if one run gives what several do; undefined before that was tried. */
  isRight: boolean | undefined;
}

/** Makes the maps in several runs, and hands out how the features lie over the inputs. */
type InPasses = (onSpace?: (space: FeatureSpace) => void) => Promise<GradCAMResult>;

const known = new WeakMap<Network, Map<string, Known>>();
/** Of one network: inputs may have any size. */
const mostKnown = 100;

/**
 * Lets a network's own engine make maps in one run where it can. The first call for a pair of layers and a number of classes makes them in several runs; the second by both ways, whose maps are
 * compared; from then on one run is enough where they were the same. So who wants one map waits for nothing, and nothing is taken on trust.
 *
 * @param call The network and the target.
 * @param read The inputs.
 * @param inPasses Makes the maps in several runs.
 * @returns The result; the caller disposes its map.
 * @throws The errors of `gradCAM`
 */
export async function mapsAtOnce(
  call: Call,
  read: Inputs,
  inPasses: InPasses,
): Promise<GradCAMResult> {
  const classes = classesOf(call, read);
  const region = regionOf(call);
  if (classes === undefined || region === undefined) return await inPasses();
  const { context } = call;
  const ofNetwork = known.get(context.network) ?? new Map<string, Known>();
  known.set(context.network, ofNetwork);
  const key = keyOf(call, read);
  const entry = ofNetwork.get(key);
  if (entry === undefined) {
    return await inPasses((space) => {
      const isRight = space.format === undefined ? false : undefined;
      ofNetwork.set(key, { space, plan: undefined, isRight });
      for (const oldest of [...ofNetwork.keys()].slice(0, -mostKnown)) ofNetwork.delete(oldest);
    });
  }
  if (entry.isRight === false) return await inPasses();
  entry.plan ??= planOf(context, entry.space, region);
  const run = { ...read, ...entry.plan, classes };
  if (entry.isRight === undefined) return await byBoth(call, run, entry, inPasses);
  const made = await oneRun(call, run);
  return made?.result ?? (await inPasses());
}

function planOf(
  context: Call['context'],
  space: FeatureSpace,
  region: ScoresOfOutput['region'],
): OnePlan {
  const { network, request } = context;
  const format = layerFormat(network.graph, request.reductionLayer);
  return { space, resizing: resizingOf(context, space), wanted: { format, region } };
}

async function byBoth(
  call: Call,
  run: OneRun,
  entry: Known,
  inPasses: InPasses,
): Promise<GradCAMResult> {
  const expected = await inPasses();
  // Of maps of zeros alone nothing is learned.
  const zeros = expected.warnings.filter(({ code }) => code === 'zero-map');
  if (zeros.length === expected.explained.length) return expected;
  // Nobody waits for this run, or ends it.
  const { checkPrediction } = call.context.options;
  const context = { ...call.context, options: { checkPrediction } };
  try {
    const made = await oneRun({ ...call, context }, run);
    if (made === undefined) return expected;
    const { result } = made;
    entry.isRight = result === undefined ? false : await sameMaps(result, expected);
    result?.scoreMap.dispose();
  } catch {
    // What it lacks, such as memory, the several runs do without.
    entry.isRight = false;
  }
  return expected;
}

/** The class of each sample, score by score, -1 for the predicted one; undefined where the maps are others than those of Grad-CAM of classes. */
function classesOf({ context, scores }: Call, { inputs }: Inputs): number[] | undefined {
  if (!isPlain(context)) return undefined;
  const [samples = 1] = inputs[0]?.shape ?? [];
  const classes = scores.flatMap(({ classOf }) =>
    Array.from({ length: samples }, (_, sample) => classOf(sample)),
  );
  const given = classes.flatMap((each) => (each === 'predicted' ? -1 : (each ?? [])));
  const areClasses = classes.every((each) => each === 'predicted' || isIndex(each));
  return areClasses ? given : undefined;
}

/** An engine would take -1 for the predicted class. */
function isIndex(given: number | undefined): boolean {
  return Number.isInteger(given) && Number(given) >= 0;
}

/** The positions that count for all scores; undefined where an engine would have to be told them one by one. */
function regionOf({ scores }: Pick<Call, 'scores'>): ScoresOfOutput['region'] | undefined {
  const [region, ...others] = new Set(scores.map((score) => score.region));
  return others.length === 0 ? region : undefined;
}

function isPlain({ method, preset }: Call['context']): boolean {
  const isLaid = preset.placement === 'grid' || preset.upsampling === 'none';
  return method === gradCamMethod && preset.sign !== 'negative' && isLaid;
}

/** All on which it hangs how the features lie over the inputs, and what runs: another number of classes is another computation. */
function keyOf({ context, scores }: Call, { inputs }: Inputs): string {
  const { request, preset, options, isFused } = context;
  const { upsampling, sign, scaling } = preset;
  const shapes = inputs.map(({ shape }) => shape);
  return JSON.stringify([
    request,
    upsampling,
    sign,
    scaling,
    isFused,
    options.tokens,
    shapes,
    scores.length,
    regionOf({ scores }),
  ]);
}
