import {
  planCut,
  toNetwork,
  type CutActivations,
  type CutRequest,
  type ExplainableModel,
  type Network,
} from '@gradcam/core/network';
import { memory, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';
import { tensorCache, type TensorCache } from './tensor-cache.js';

/**
 * A network whose trunk is run once for each layer and input, however many maps are made there. It goes on from a layer above, where all
 * passes through that one and it was reached before: ask for layers from the input on.
 */
export interface SharedTrunk {
  readonly network: Network;
  /**
   * Runs something and asserts that it leaves as many tensors as it found, but for what is kept for the next map.
   *
   * @param run The code to run.
   * @returns The result of `run`.
   */
  withoutLeak<T>(run: () => Promise<T>): Promise<T>;
  /** Frees what is kept. */
  dispose(): void;
}

/**
 * Shares the trunk of a real network between tests: on a GPU made of software it takes seconds, and most tests ask something of the head.
 *
 * @param model The model; it stays the caller's.
 * @param inputShapes As for `toNetwork`.
 * @returns The network; other inputs than before run its trunk again.
 */
export function sharedTrunk(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): SharedTrunk {
  const own = toNetwork(model, inputShapes);
  const cache = tensorCache();
  const reached = new Set<string>();
  const network: Network = {
    ...own,
    cut: (request) => {
      const cut = own.cut(request);
      const isInput = own.inputs.some(({ name }) => name === request.featureLayer);
      if (isInput) return cut;
      const above = layerAbove(own, request, reached);
      reached.add(request.featureLayer);
      return { ...cut, trunk: (inputs) => sharedTrunkOf(own, { request, above, inputs }, cache) };
    },
    ...sharedPrediction(own, cache),
  };
  return {
    network,
    withoutLeak: async (run) => {
      const before = memory().numTensors - cache.size();
      const result = await run();
      expect(memory().numTensors - cache.size()).toBe(before);
      return result;
    },
    dispose: cache.dispose,
  };
}

/** A layer to go on from. */
interface Start {
  readonly layer: string;
  /** True if its activations also pass by the feature layer, as those of a residual connection. */
  readonly passesBy: boolean;
}

/** A trunk to run, from the inputs or from a layer above. */
interface TrunkRun {
  readonly request: CutRequest;
  readonly above: Start | undefined;
  readonly inputs: readonly Tensor[];
}

async function sharedTrunkOf(
  own: Network,
  run: TrunkRun,
  cache: TensorCache,
): Promise<CutActivations> {
  const { featureLayer } = run.request;
  const [activations, ...bypass] = await cache.once(featureLayer, run.inputs, async () => {
    const reached = await runTrunk(own, run, cache);
    return [reached.activations, ...reached.bypass];
  });
  if (activations === undefined) throw new RangeError('the trunk gave no activations');
  return { activations, bypass };
}

async function runTrunk(
  own: Network,
  { request, above, inputs }: TrunkRun,
  cache: TensorCache,
): Promise<CutActivations> {
  if (above === undefined) return own.cut(request).trunk(inputs);
  const { featureLayer } = request;
  const between = own.cut({
    featureLayer: above.layer,
    reductionLayer: featureLayer,
    score: 'output',
  });
  const start = await sharedTrunkOf(
    own,
    { request: { ...request, featureLayer: above.layer }, above: undefined, inputs },
    cache,
  );
  const activations = tidy(() => between.head(start.activations, start.bypass));
  if (above.passesBy) return { activations, bypass: [start.activations] };
  start.activations.dispose();
  return { activations, bypass: [] };
}

/** Finds the last layer that was reached before through which everything passes, if nothing else passes by the feature layer. */
function layerAbove(
  { graph }: Network,
  request: CutRequest,
  reached: ReadonlySet<string>,
): Start | undefined {
  const steps = graph.layers.map((layer) => ({ ...layer, outputs: [layer.name] }));
  const { featureLayer, reductionLayer } = request;
  const { trunk, bypass } = planCut(steps, request);
  const layer = trunk
    .map(({ name }) => name)
    .filter((name) => name !== featureLayer && reached.has(name))
    .filter((name) => bypass.every((value) => value === name))
    .filter((name) => planCut(steps, { featureLayer: name, reductionLayer }).bypass.length === 0)
    .pop();
  return layer === undefined ? undefined : { layer, passesBy: bypass.length > 0 };
}

function sharedPrediction(own: Network, cache: TensorCache): Pick<Network, 'predict'> {
  const predict = own.predict?.bind(own);
  if (predict === undefined) return {};
  return {
    predict: async (inputs, layer) => {
      const [output] = await cache.once(`the output of ${layer}`, inputs, async () => {
        const predicted = await predict(inputs, layer);
        return predicted === undefined ? [] : [predicted];
      });
      return output;
    },
  };
}
