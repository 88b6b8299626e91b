// One of the processes of threads.mjs: does what it is told, and tells how long it took. Arguments: network, threads.
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import * as tf from '@tensorflow/tfjs-core';

const [network, threads] = process.argv.slice(2);
const adapter = wasmAdapter({ threads: Number(threads) });
await adapter.prepare();
const { note } = adapter.execution();
if (note !== undefined) throw new Error(note);

const { model, spec } = await loadKnownModel(network);
const x = tf.randomUniform([224, 224, 3], -1, 1, 'float32', 1);
const explainer = await createExplainer(model);

const works = {
  async predict() {
    const output = tf.tidy(() => model.predict(tf.expandDims(x, 0)));
    await output.data();
    output.dispose();
  },
  async explain() {
    const { scoreMap } = await explainer.explain(x);
    await scoreMap.data();
    scoreMap.dispose();
  },
};

process.on('message', async (work) => {
  const started = performance.now();
  await works[work]();
  process.send({ time: performance.now() - started });
});
process.send({ title: spec.title });
