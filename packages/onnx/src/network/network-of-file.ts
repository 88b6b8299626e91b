import { calledAs } from '@gradcam/errors';
import type { OnnxFile } from '../file/onnx-file.js';
import { subModel } from '../file/sub-model.js';
import type { ExternalData } from '../file/tensor/external-data.js';
import type { OnnxType } from '../graph/onnx-graph.js';
import { layersOf } from '../layers/layers-of.js';
import { onnxGeometry } from '../layers/onnx-geometry.js';
import type { NetworkPart } from '../session/engine.js';
import { loadSession, type LoadedFile } from '../session/load-session.js';
import { networkEngines, unoptimised } from '../session/network-engines.js';
import { withAdded } from '../write/with-added.js';
import { writeOnnx } from '../write/write-onnx.js';
import type { OnnxRuntime, RuntimeSession } from '../session/onnx-runtime.js';
import { cutOnnx, type CuttableOnnx } from './cut/cut-onnx.js';
import { rememberedCuts } from './cut/remembered-cuts.js';
import { findFacts } from './facts/find-facts.js';
import { loadLight } from './facts/load-light.js';
import { onnxInputs } from './network-inputs.js';
import type { OnnxNetwork, OnnxNetworkOptions } from './onnx-network.js';
import { onnxSteps } from './onnx-steps.js';
import { predictOnnx } from './predict-onnx.js';
import { runOnZeros } from './facts/run-on-zeros.js';
import { trialShapes } from './facts/trial-shapes.js';
import { withRectified } from './quantised/with-rectified.js';
import { withRounding } from './quantised/with-rounding.js';
import { tensorOutputs } from './tensor-outputs.js';
import { factsInFile, shapesIn } from './facts/value-facts.js';

/** An ONNX file and what runs it. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  /** The network in it; of one that computes in whole numbers, the same with nodes that round. */
  readonly file: OnnxFile;
  readonly external: ExternalData;
  /** The names of the files beside it. */
  readonly externalFiles: readonly string[];
  readonly runtime: OnnxRuntime;
}

/** A few of 256 steps: ONNX Runtime computes in whole numbers what the head computes in floating ones and rounds. */
const roundingTolerance = 0.02;

/**
 * Makes a network that can be cut of an ONNX file.
 *
 * @param opened The file and what runs it.
 * @param options The caller's.
 * @returns The network; the caller disposes it.
 * @throws `MODEL_UNSUPPORTED`, `INPUT_DTYPE`, `INPUT_SHAPE`, `INPUT_COUNT`, `BACKEND_UNAVAILABLE`, `OUT_OF_MEMORY`
 */
export async function networkOfFile(
  opened: OpenedFile,
  { session = {}, inputShapes }: OnnxNetworkOptions,
): Promise<OnnxNetwork> {
  const { runtime } = opened;
  const rounded = withRounding(opened.file.graph);
  const { graph, nodesBehind, running } = rounded;
  const { inputs, isSingle } = onnxInputs(graph);
  const shapes = trialShapes(inputs, inputShapes);
  const steps = onnxSteps(graph, nodesBehind);
  const inFile = factsInFile(graph);
  const facts = await findFacts({
    steps,
    inFile,
    load: (outputs, isLight) =>
      isLight
        ? loadLight(runtime, opened.file, outputs, (paths) => filesOf(opened, paths))
        : loadPart(opened, { outputs }, unoptimised),
    run: (trial, outputs) =>
      runOnZeros({ runtime, session: trial, outputs, inputs, shapes, types: inFile }),
  });
  const typeOf = (name: string): OnnxType => facts.get(name)?.type ?? 'float32';
  const { engine, asWritten } = networkEngines({
    runtime,
    typeOf,
    session,
    load: (part, own) => loadPart(opened, part, own, typeOf),
  });
  const network: CuttableOnnx = { graph: running, steps, facts, engine, isSingle };
  const cut = rememberedCuts((request) => cutOnnx(network, request));
  const layers = layersOf({ ...graph, outputs: tensorOutputs(graph) }, shapesIn(facts));
  return {
    graph: withRectified(layers, rounded),
    inputs,
    inputNames: inputs.map(({ name }) => name),
    engine: { name: 'ONNX Runtime', version: runtime.env?.versions?.common },
    outputNames: graph.outputs.map(({ name }) => name),
    geometry: () => Promise.resolve(onnxGeometry(graph)),
    predictionTolerance: nodesBehind.size > 0 ? roundingTolerance : undefined,
    cut: (request) => calledAs('network.cut', () => cut(request)),
    predict: (tensors, reductionLayer) =>
      predictOnnx({ ...network, engine: asWritten }, tensors, reductionLayer),
    dispose: async () => {
      await Promise.all([engine.dispose(), asWritten.dispose()]);
    },
  };
}

/** Loads a part of a network, or the file itself where that gives what is wanted. */
async function loadPart(
  opened: OpenedFile,
  { inputs, outputs, graph, added }: NetworkPart,
  options: object,
  typeOf?: (name: string) => OnnxType,
): Promise<RuntimeSession> {
  const { runtime, bytes, file } = opened;
  if (graph !== undefined)
    return await loadSession(runtime, { bytes: writeOnnx(graph), external: [] }, options);
  const own = new Set(file.graph.outputs.map(({ name }) => name));
  const isWhole = inputs === undefined && outputs.every((name) => own.has(name));
  const fed = inputs?.map((name) => ({ name, type: typeOf?.(name), dims: undefined }));
  const ofAdded = new Set(added?.outputs.map(({ name }) => name));
  const wanted = outputs.filter((name) => !ofAdded.has(name));
  const part = isWhole ? bytes : subModel(file, { outputs: wanted, ...(fed && { inputs: fed }) });
  const whole = added === undefined ? part : withAdded(part, added);
  return await loadSession(
    runtime,
    { bytes: whole, external: filesOf(opened, opened.externalFiles) },
    options,
  );
}

/** Files with weights beside the model, whole. */
function filesOf({ external }: OpenedFile, paths: readonly string[]): LoadedFile['external'] {
  return paths.map((path) => ({ path, data: external(path, 0, undefined) }));
}
