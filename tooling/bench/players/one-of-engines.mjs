// One of the processes of cuts.mjs, layers.mjs, onnx.mjs, perturb.mjs and threads.mjs: does what it is told, and tells how long it took. Arguments: network, threads, engine, options as JSON.
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { scoreCamMethod } from '@gradcam/core/methods';
import { loadKnownModel } from '@gradcam/known-models';
import { onnxNetwork, onnxTrunk, tfjsGraph, writeOnnx } from '@gradcam/onnx';
import * as tf from '@tensorflow/tfjs-core';

const [id, threadsText, engine, optionsText] = process.argv.slice(2);
const { featureLayer, classes, topChannels, batchSize, backend } = JSON.parse(optionsText);
const threads = Number(threadsText);
const isTfjs = engine === 'tfjs-backend-wasm';
if (backend === 'cpu') {
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend(backend);
} else await prepareWasm();
const { model, dispose } = await loadKnownModel(id);
const works = isTfjs ? await worksOf(model, predictionInTfjs) : await worksOfRuntime();

process.on('message', async (work) => {
  const started = performance.now();
  await works[work]();
  process.send(performance.now() - started);
});
process.send('ready');

async function prepareWasm() {
  // The head of a network on ONNX Runtime is small: its threads would only be started.
  const adapter = wasmAdapter({ threads: isTfjs ? threads : 1 });
  await adapter.prepare();
  const { note } = adapter.execution();
  if (note !== undefined) throw new Error(note);
}

/** What can be asked for: the whole network, a map at its last layer and at another, maps of several classes at the last layer, and Score-CAM beside as many runs of the network. */
async function worksOf(network, predictionOf) {
  const x = pictures(1);
  const works = { run: await predictionOf(x), map: await mapOf(network, x) };
  if (featureLayer !== undefined)
    works.other = await mapOf(network, x, { featureLayer: layerOf(network, featureLayer) });
  if (classes !== undefined) {
    works.classes = await mapOf(network, x, {}, await predictedAndOthers(network, x));
  }
  if (topChannels === undefined) return works;
  const batch = await predictionOf(pictures(batchSize));
  works.runs = async () => {
    for (let done = 0; done < topChannels; done += batchSize) await batch();
  };
  const method = scoreCamMethod({ topChannels, batchSize });
  works['score-cam'] = await mapOf(network, x, { method });
  return works;
}

/** The predicted class, for which there is evidence, and the first of the others. */
async function predictedAndOthers(network, x) {
  const { scoreMap, explained } = await (await createExplainer(network)).explain(x);
  scoreMap.dispose();
  const [{ classIndex }] = explained;
  const others = Array.from({ length: classes }, (_, index) => index);
  return [classIndex, ...others.filter((index) => index !== classIndex)].slice(0, classes);
}

function predictionInTfjs(inputs) {
  return async () => {
    const output = model.predict(inputs);
    await output.data();
    output.dispose();
  };
}

async function worksOfRuntime() {
  const bytes = writeOnnx(await tfjsGraph(model));
  const runtime = await runtimeOf(engine);
  const options = { intraOpNumThreads: threads, logSeverityLevel: 3 };
  const session = await runtime.InferenceSession.create(bytes, options);
  const network = await networkOf(bytes, { runtime, session: options });
  const [name] = session.inputNames;
  return await worksOf(network, async (inputs) => {
    const values = await inputs.data();
    return async () => {
      const input = new runtime.Tensor('float32', values, inputs.shape);
      const outputs = await session.run({ [name]: input });
      await outputs[session.outputNames[0]].getData();
    };
  });
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

/** In a file that was written from a model, a layer's name may have a word behind it. */
function layerOf({ graph }, name) {
  return graph?.layers.find((layer) => layer.name.split('/')[0] === name)?.name ?? name;
}

async function mapOf(network, x, options, target) {
  const explainer = await createExplainer(network, options);
  return async () => {
    const { scoreMap } = await explainer.explain(x, target);
    await scoreMap.data();
    scoreMap.dispose();
  };
}

function pictures(count) {
  return tf.randomUniform([count, 224, 224, 3], -1, 1, 'float32', 1);
}
