// One of the processes of batch.mjs: predicts with a known network in ONNX Runtime, on one thread, and writes nothing. Arguments: network, folder of the pictures. Is told either `{ count }`, so many runs of an
// input that is ready in memory, or `{ names }`, pictures that are read, decoded and converted as gradcam batch does it, the next ones while the network runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess, topClasses } from '@gradcam/models';
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
const { model, spec, dispose } = await loadKnownModel(id);
const { dtype = 'float32', inputSize } = spec;
const shape = [1, inputSize.height, inputSize.width, 3];
// Its shape is told, for a network may leave its sizes open.
const bytes = writeOnnx(await tfjsGraph(model, { inputShapes: [shape] }));
dispose();
const session = await runtime.InferenceSession.create(bytes, {
  intraOpNumThreads: 1,
  logSeverityLevel: 3,
});

process.on('message', async ({ count, names }) => {
  const before = process.cpuUsage();
  if (names === undefined) await predictReady(count);
  else await predictPictures(names);
  const { user } = process.cpuUsage(before);
  process.send(user / 1000);
});
process.send('ready');

async function predictReady(count) {
  const ofType = dtype === 'int32' ? Int32Array : Float32Array;
  const numbers = ofType.from(
    { length: 3 * inputSize.width * inputSize.height },
    (_, at) => at % 2,
  );
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
  const x = preprocess(picture, spec);
  const numbers = await x.data();
  x.dispose();
  return await predicted(numbers);
}

/** The class; of a network with an output for each place the largest number. */
async function predicted(numbers) {
  const input = new runtime.Tensor(dtype, numbers, shape);
  const outputs = await session.run({ [session.inputNames[0]]: input });
  const [best] = topClasses(await outputs[session.outputNames[0]].getData(), [], 1);
  return best.index;
}
