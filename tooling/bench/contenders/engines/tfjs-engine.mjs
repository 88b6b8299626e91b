import { nodeGpuAdapter } from '@gradcam/adapter-node-gpu';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { networks } from '../networks.mjs';
import { openNetwork, picturesFor } from '../open-network.mjs';
import { explainerMap } from './explainer-works.mjs';
import { scoresIn } from './scores-in.mjs';

/** Makes ready TensorFlow.js on wasm or on its native library; the latter takes its threads from the environment. */
export async function prepareBackend({ engine, threads }) {
  const isNative = engine === 'tfjs-native';
  const adapter = isNative ? nodeGpuAdapter() : wasmAdapter({ threads });
  await adapter.prepare();
  const { note } = adapter.execution?.() ?? {};
  if (note !== undefined) throw new Error(note);
}

/** A model of TensorFlow.js and maps of it by an explainer. */
export async function tfjsEngine(settings) {
  await prepareBackend(settings);
  const { network: id } = settings;
  const model = await openNetwork(id);
  return (kind) => {
    const x = picturesFor(id, kind.batch);
    return {
      predict: async () => {
        const scores = scoresIn(model, x, networks[id].reductionLayer);
        await scores.data();
        scores.dispose();
      },
      map: explainerMap(async () => model, id, kind, x),
    };
  };
}
