import { toNetwork, type ExplainableModel, type Network } from '@gradcam/core/network';
import { calledAs, checkChoice, checkOptionNames, GradCamError } from '@gradcam/errors';
import { findRuntime } from '../session/find-runtime.js';
import type { OnnxRuntime } from '../session/onnx-runtime.js';
import type { Place } from '../session/place/place.js';
import { runtimeTrunk } from './runtime-trunk.js';
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

function ownTrunk(network: Network, because: string | undefined): OnnxTrunkNetwork {
  const engine: TrunkEngine = { engine: 'tfjs', because };
  return { ...network, lastEngine: () => engine, dispose: () => Promise.resolve() };
}
