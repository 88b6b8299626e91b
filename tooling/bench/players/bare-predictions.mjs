// One of the processes of batch.mjs: predicts with a known network in ONNX Runtime, on one thread, and writes nothing. Arguments: network, folder of the pictures. Is told either `{ count }`, so many runs of an
// input that is ready in memory, or `{ names }`, pictures that are read, decoded and converted as gradcam batch does it, the next ones while the network runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadKnownModel } from '@gradcam/known-models';
import { knownModels, preprocess, topClasses } from '@gradcam/models';
import { tfjsGraph, writeOnnx } from '@gradcam/onnx';
import { readPicture } from '@gradcam/pictures/node';
import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import * as runtime from 'onnxruntime-node';

/** As many as gradcam batch has at once in a thread. */
const picturesAtOnce = 3;

const [id, folder] = process.argv.slice(2);
// TensorFlow.js only loads the model and holds the inputs.
await setBackend('cpu');
const { model, dispose } = await loadKnownModel(id);
const bytes = writeOnnx(await tfjsGraph(model));
dispose();
const session = await runtime.InferenceSession.create(bytes, {
  intraOpNumThreads: 1,
  logSeverityLevel: 3,
});
const preprocessing = knownModels.find((known) => known.id === id);

process.on('message', async ({ count, names }) => {
  const before = process.cpuUsage();
  if (names === undefined) await predictReady(count);
  else await predictPictures(names);
  const { user } = process.cpuUsage(before);
  process.send(user / 1000);
});
process.send('ready');

async function predictReady(count) {
  const { width, height } = preprocessing.inputSize;
  const numbers = Float32Array.from({ length: 3 * width * height }, (_, at) => Math.sin(at));
  for (let done = 0; done < count; done += 1) await predicted(numbers);
}

async function predictPictures(names) {
  const open = [...names].reverse();
  let turn = Promise.resolve();
  const lane = async () => {
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const reading = readFile(join(folder, name)).then((file) => readPicture(file));
      const own = turn.then(async () => await predictPicture(await reading));
      turn = own;
      await own;
    }
  };
  await Promise.all(Array.from({ length: picturesAtOnce }, lane));
}

async function predictPicture(picture) {
  const x = preprocess(picture, preprocessing);
  const numbers = await x.data();
  x.dispose();
  return await predicted(numbers);
}

/** The class. */
async function predicted(numbers) {
  const { width, height } = preprocessing.inputSize;
  const input = new runtime.Tensor('float32', numbers, [1, height, width, 3]);
  const outputs = await session.run({ [session.inputNames[0]]: input });
  const [best] = topClasses(await outputs[session.outputNames[0]].getData(), [], 1);
  return best.index;
}
