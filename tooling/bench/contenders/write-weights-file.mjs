import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';

/**
 * Writes the weights of a model of TensorFlow.js for other programs: `PATH.json` lists layers, or a graph's constants, and the shapes of what they hold, `PATH.bin` has all numbers one after the other as float32. In front of them come a picture, "x", and what the model gives for it, "scores".
 * @param {string} path without its end
 * @param {import('@tensorflow/tfjs-layers').LayersModel | import('@tensorflow/tfjs-converter').GraphModel} model
 * @param {import('@tensorflow/tfjs-core').Tensor} x
 * @param {import('@tensorflow/tfjs-core').Tensor} scores
 */
export function writeWeightsFile(path, model, x, scores) {
  const own =
    model.layers?.map((layer) => [layer.name, layer.getWeights()]) ?? Object.entries(model.weights);
  const held = [['x', [x]], ['scores', [scores]], ...own].filter(
    ([, tensors]) => tensors.length > 0,
  );
  const shapes = held.map(([name, tensors]) => [name, tensors.map(({ shape }) => shape)]);
  writeFileSync(`${path}.json`, JSON.stringify(Object.fromEntries(shapes)));
  const file = openSync(`${path}.bin`, 'w');
  for (const [, tensors] of held)
    for (const tensor of tensors) writeSync(file, Float32Array.from(tensor.dataSync()));
  closeSync(file);
}
