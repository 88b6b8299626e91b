import { toNetwork, type ExplainableModel, type Network } from '@gradcam/core/network';
import { calledAs, checkChoice, checkOptionNames, GradCamError } from '@gradcam/errors';
import { graphOf } from '../export/tfjs-graph.js';
import { makeEngine, type Engine } from '../session/engine.js';
import { findRuntime } from '../session/find-runtime.js';
import { loadSession } from '../session/load-session.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import type { Place } from '../session/place/place.js';
import { writeOnnx } from '../write/write-onnx.js';
import { rememberedCuts } from '../network/cut/remembered-cuts.js';
import { headInRuntime, type HeadParts } from './head-in-runtime.js';
import { trunkCut, type TrunkState } from './trunk-cut.js';
import { trunkPrediction } from './trunk-prediction.js';
import {
  trunkEngines,
  type OnnxTrunkNetwork,
  type OnnxTrunkOptions,
  type TrunkEngine,
} from './trunk-network.js';

const optionNames = {
  trunk: true,
  runtime: true,
  session: true,
  inputShapes: true,
} as const satisfies Record<keyof OnnxTrunkOptions, true>;

/**
 * Wraps a tfjs model as a network whose trunk runs in ONNX Runtime.
 *
 * @param model The model.
 * @param options As the caller gave them.
 * @param place Where the program runs.
 * @returns The network; the caller disposes it.
 * @throws The errors of `onnxTrunk`
 */
export function openTrunk(
  model: ExplainableModel,
  options: OnnxTrunkOptions,
  place: Place,
): Promise<OnnxTrunkNetwork> {
  return calledAs('onnxTrunk', async () => {
    checkOptionNames(options, optionNames);
    const { trunk = 'auto', inputShapes } = options;
    checkChoice(trunk, trunkEngines, 'the option trunk');
    const network = toNetwork(model, inputShapes);
    if (trunk === 'tfjs') return ownTrunk(network, undefined);
    try {
      const runtime = await runtimeFor(trunk, options, place);
      return runtimeTrunk({ model, network, runtime, options }, trunk === 'onnx');
    } catch (error) {
      const isMissing = error instanceof GradCamError && error.code === 'BACKEND_UNAVAILABLE';
      if (trunk === 'onnx' || !isMissing) throw error;
      return ownTrunk(network, error.sentence);
    }
  });
}

/** WebAssembly is no faster in ONNX Runtime than in tfjs: without being told, it is native code that takes over. */
async function runtimeFor(
  trunk: 'auto' | 'onnx',
  { runtime }: OnnxTrunkOptions,
  { runtimes }: Place,
): Promise<OnnxRuntime> {
  const native = runtimes.filter(({ name }) => name === 'onnxruntime-node');
  if (trunk === 'auto' && runtime === undefined && native.length === 0) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      "there is no native ONNX Runtime here; give the module onnxruntime-web as the option runtime, and the trunk 'onnx'.",
    );
  }
  return await findRuntime(runtime, trunk === 'auto' ? native : runtimes);
}

/** A model, and what its parts run in. */
interface TrunkParts {
  readonly model: ExplainableModel;
  readonly network: Network;
  readonly runtime: OnnxRuntime;
  readonly options: OnnxTrunkOptions;
}

function trunkEngine({ model, network, runtime, options }: TrunkParts): Engine {
  const { session = {}, inputShapes } = options;
  const types = new Map(network.inputs.map(({ name, dtype }) => [name, dtype]));
  return makeEngine({
    runtime,
    load: async ({ outputs }) => {
      const graph = await graphOf(model, network, { outputs, inputShapes });
      return await loadSession(runtime, { bytes: writeOnnx(graph), external: [] }, session);
    },
    typeOf: (name) => {
      const type = types.get(name);
      return type === 'int32' || type === 'bool' ? type : 'float32';
    },
  });
}

function runtimeTrunk(parts: TrunkParts, isRequired: boolean): OnnxTrunkNetwork {
  const { model, network, runtime, options } = parts;
  const engine = trunkEngine(parts);
  const state: TrunkState = {
    network,
    engine,
    isRequired,
    verdicts: new Map(),
    features: new Map(),
    predictions: new Map(),
    last: { engine: 'onnx' },
  };
  const heads: HeadParts = {
    runtime,
    session: options.session ?? {},
    write: (from, target) => graphOf(model, network, { outputs: [target], from }),
    isUsed: () => state.last.engine === 'onnx',
    opened: new Set(),
  };
  const cut = rememberedCuts((request) => {
    const made = trunkCut(state, request);
    return { ...made, ...headInRuntime(heads, made) };
  });
  return {
    ...network,
    cut: (request) => calledAs('network.cut', () => cut(request)),
    predict: (inputs, reductionLayer) => trunkPrediction(state, cut, { inputs, reductionLayer }),
    lastEngine: () => state.last,
    dispose: async () => {
      await Promise.all([engine, ...heads.opened].map((each) => each.dispose()));
    },
  };
}

function ownTrunk(network: Network, because: string | undefined): OnnxTrunkNetwork {
  const engine: TrunkEngine = { engine: 'tfjs', because };
  return { ...network, lastEngine: () => engine, dispose: () => Promise.resolve() };
}
