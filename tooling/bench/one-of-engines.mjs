// One of the processes of onnx.mjs and threads.mjs: does what it is told, and tells how long it took. Arguments: network, threads, engine.
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import { onnxNetwork, onnxTrunk, tfjsGraph, writeOnnx } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';

const [id, threadsText, engine] = process.argv.slice(2);
const threads = Number(threadsText);
const isTfjs = engine === 'tfjs-backend-wasm';
// The head of a network on ONNX Runtime is small: its threads would only be started.
const adapter = wasmAdapter({ threads: isTfjs ? threads : 1 });
await adapter.prepare();
const { note } = adapter.execution();
if (note !== undefined) throw new Error(note);
const { model, dispose } = await loadKnownModel(id);
const x = tf.randomUniform([224, 224, 3], -1, 1, 'float32', 1);
const works = isTfjs ? await worksOfTfjs() : await worksOfRuntime();

process.on('message', async (work) => {
  const started = performance.now();
  await works[work]();
  process.send(performance.now() - started);
});
process.send('ready');

async function worksOfTfjs() {
  const explainer = await createExplainer(model);
  return {
    run: async () => {
      const output = tf.tidy(() => model.predict(tf.expandDims(x, 0)));
      await output.data();
      output.dispose();
    },
    map: () => mapBy(explainer),
  };
}

async function worksOfRuntime() {
  const bytes = writeOnnx(await tfjsGraph(model));
  const runtime = await runtimeOf(engine);
  const options = { intraOpNumThreads: threads, logSeverityLevel: 3 };
  const session = await runtime.InferenceSession.create(bytes, options);
  const network = await networkOf(bytes, { runtime, session: options });
  const explainer = await createExplainer(network);
  const [name] = session.inputNames;
  const values = await x.data();
  return {
    run: async () => {
      const input = new runtime.Tensor('float32', values, [1, 224, 224, 3]);
      const outputs = await session.run({ [name]: input });
      await outputs[session.outputNames[0]].getData();
    },
    map: () => mapBy(explainer),
  };
}

/** The model with its trunk in ONNX Runtime, or the whole file, beside which the model is of no use. */
async function networkOf(bytes, options) {
  if (engine === 'tfjs-on-onnx') return await onnxTrunk(model, { ...options, trunk: 'onnx' });
  dispose();
  return await onnxNetwork(bytes, options);
}

async function runtimeOf(name) {
  const isWeb = name === 'onnxruntime-web';
  const module = await (isWeb ? import('onnxruntime-web') : import('onnxruntime-node'));
  const runtime = module.default ?? module;
  if (isWeb) runtime.env.wasm.numThreads = threads;
  return runtime;
}

async function mapBy(explainer) {
  const { scoreMap } = await explainer.explain(x);
  await scoreMap.data();
  scoreMap.dispose();
}
