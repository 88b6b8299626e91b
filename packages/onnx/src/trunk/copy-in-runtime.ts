import type { Cut, CutRequest, ExplainableModel, Network } from '@gradcam/core/network';
import type { Tensor } from '@tensorflow/tfjs-core';
import { graphOf } from '../export/tfjs-graph.js';
import { rememberedCuts } from '../network/cut/remembered-cuts.js';
import { makeEngine, type Engine } from '../session/engine.js';
import { loadSession } from '../session/load-session.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import { writeOnnx } from '../write/write-onnx.js';
import { headInRuntime } from './head-in-runtime.js';
import { keepHeads, type HeadParts } from './keep-heads.js';
import { mapInRuntime } from './map-in-runtime.js';
import { trunkCut, type TrunkState } from './trunk-cut.js';
import type { OnnxTrunkOptions, TrunkEngine } from './trunk-network.js';
import { trunkPrediction } from './trunk-prediction.js';

/** A model, and what its parts run in. */
export interface TrunkParts {
  readonly model: ExplainableModel;
  readonly network: Network;
  readonly runtime: OnnxRuntime;
  readonly options: OnnxTrunkOptions;
}

/** A copy of a model in ONNX Runtime: of the weights that it had when each part was first used. */
export interface RuntimeCopy {
  readonly cut: (request: CutRequest) => Cut;
  readonly predict: (
    inputs: readonly Tensor[],
    reductionLayer: string,
  ) => Promise<Tensor | undefined>;
  readonly lastEngine: () => TrunkEngine;
  readonly dispose: () => Promise<void>;
}

/**
 * Makes a copy of a model in ONNX Runtime, part by part as they are used.
 *
 * @param parts The model and ONNX Runtime.
 * @param isRequired True if there is to be an error where ONNX Runtime cannot take part.
 * @returns The copy; the caller disposes it.
 */
export function copyInRuntime(parts: TrunkParts, isRequired: boolean): RuntimeCopy {
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
  const written: Omit<HeadParts, 'most'> = {
    runtime,
    session: options.session ?? {},
    write: (from, outputs) =>
      graphOf(model, network, { outputs, from, foldDilations: foldsDilations(runtime) }),
  };
  const heads = keepHeads({ ...written, most: 12 });
  // Each holds all weights once more.
  const wholes = keepHeads({ ...written, most: 4 });
  const isUsed = () => state.last.engine === 'onnx';
  const cut = rememberedCuts((request) => {
    const made = trunkCut(state, request);
    const gradCam = mapInRuntime(wholes, state, made);
    return { ...made, ...headInRuntime(heads, isUsed, made), gradCam };
  });
  return {
    cut,
    predict: (inputs, reductionLayer) => trunkPrediction(state, cut, { inputs, reductionLayer }),
    lastEngine: () => state.last,
    dispose: async () => {
      await Promise.all([engine.dispose(), heads.dispose(), wholes.dispose()]);
    },
  };
}

/** Tells whether dilated convolutions are worth it: not where there is the web's ONNX Runtime alone, which as WebAssembly has no quick dilated convolutions of single channels. The packages share what they say of their versions. */
function foldsDilations({ env }: OnnxRuntime): boolean {
  return env?.versions?.web === undefined || env.versions.node !== undefined;
}

function trunkEngine({ model, network, runtime, options }: TrunkParts): Engine {
  const { session = {}, inputShapes } = options;
  const types = new Map(network.inputs.map(({ name, dtype }) => [name, dtype]));
  return makeEngine({
    runtime,
    load: async ({ outputs }) => {
      const graph = await graphOf(model, network, {
        outputs,
        inputShapes,
        foldDilations: foldsDilations(runtime),
      });
      return await loadSession(runtime, { bytes: writeOnnx(graph), external: [] }, session);
    },
    typeOf: (name) => {
      const type = types.get(name);
      return type === 'int32' || type === 'bool' ? type : 'float32';
    },
  });
}
