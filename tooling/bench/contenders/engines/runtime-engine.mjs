import '@tensorflow/tfjs-backend-cpu';
import { readFileSync } from 'node:fs';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { onnxNetwork, onnxTrunk } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';
import { networks } from '../networks.mjs';
import { openNetwork, picturesFor } from '../open-network.mjs';
import { explainerMap } from './explainer-works.mjs';

/** An ONNX file in ONNX Runtime, native or as wasm: the session's own run, and maps by an explainer. TensorFlow.js only holds the input and the map, for which its cpu backend does. */
export async function fileEngine({ engine, threads, network: id, file }) {
  await tf.setBackend('cpu');
  const isWeb = engine === 'onnx-web';
  const module = await (isWeb ? import('onnxruntime-web') : import('onnxruntime-node'));
  const runtime = module.default ?? module;
  if (isWeb) runtime.env.wasm.numThreads = threads;
  const options = optionsOf(threads);
  const session = await runtime.InferenceSession.create(readFileSync(file), options);
  const open = once(() => onnxNetwork(file, { runtime, session: options }));
  const [name] = session.inputNames;
  return (kind) => {
    const x = picturesFor(id, kind.batch);
    const input = new runtime.Tensor(x.dtype, x.dataSync(), x.shape);
    return {
      predict: async () => {
        const outputs = await session.run({ [name]: input });
        await outputs[session.outputNames[0]].getData();
      },
      map: explainerMap(open, id, kind, x),
    };
  };
}

/** A model of TensorFlow.js whose trunk, head and gradient run in native ONNX Runtime; the model itself, which checks the first map, is on wasm. */
export async function trunkEngine({ network: id, threads }) {
  await wasmAdapter({ threads: 1 }).prepare();
  const model = await openNetwork(id);
  const { side } = networks[id].inputs;
  const options = {
    trunk: 'onnx',
    session: optionsOf(threads),
    inputShapes: [[1, side, side, 3]],
  };
  const open = once(() => onnxTrunk(model, options));
  return (kind) => ({ map: explainerMap(open, id, kind, picturesFor(id, kind.batch)) });
}

function once(make) {
  let made;
  return () => (made ??= make());
}

/** Threads of a session that spin when its run is over slow whatever else runs in the process. */
const calm = () => ({ session: { intra_op: { allow_spinning: '0' } } });
const optionsOf = (threads) => ({
  intraOpNumThreads: threads,
  logSeverityLevel: 3,
  extra: calm(),
});
