// Measures what `placement: 'receptive-field'` gains: small copies of the samples at random places of a plain picture, whose boxes are known; how
// often the hottest point of the map lies in the box. npm run bench -- placement [composites a network] [networks]
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { evaluate, pairedDifference, pointingGameMetric } from '@gradcam/evaluate';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { resizePicture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';
import { randomUniform } from '@tensorflow/tfjs-core';

const count = Number(process.argv[2] ?? 200);
const [seed, side, object] = [15, 224, 48];

const folder = fileURLToPath(new URL('../../assets/samples/', import.meta.url));
const objects = [];
for (const file of ['chelsea.png', 'coffee.png', 'dog.jpg']) {
  const picture = await readPicture(folder + file);
  objects.push(resizePicture(picture, object, object));
}

/** A grey picture with one of the objects in it. */
function composite(pixels, top, left) {
  const data = new Uint8ClampedArray(side * side * 4).fill(128);
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  for (let row = 0; row < object; row += 1)
    for (let column = 0; column < object; column += 1)
      for (let colour = 0; colour < 3; colour += 1)
        data[((top + row) * side + left + column) * 4 + colour] =
          pixels[(row * object + column) * 3 + colour];
  return { data, width: side, height: side };
}

/** The same composites at every call, as inputs of a network. */
async function* samples(spec) {
  const drawn = randomUniform([count, 3], 0, 1, 'float32', seed);
  const numbers = await drawn.data();
  drawn.dispose();
  for (let index = 0; index < count; index += 1) {
    const [which, down, along] = numbers.subarray(3 * index);
    const [top, left] = [down, along].map((each) => Math.floor(each * (side - object + 1)));
    const pixels = objects[Math.floor(which * objects.length)];
    const x = preprocess(composite(pixels, top, left), spec);
    yield { x, box: { x: left, y: top, width: object, height: object } };
    x.dispose();
  }
}

async function hitsBy(placement, model, spec) {
  const { metrics, problems } = await evaluate(model, samples(spec), {
    metrics: [pointingGameMetric()],
    explain: { placement, score: 'logit', checkPrediction: false },
  });
  if (problems.length > 0) throw new Error(problems[0].sentence);
  return metrics['pointing-game'];
}

const percent = (part) => `${(100 * part).toFixed(1)} %`;

await wasmAdapter().prepare();
console.log(
  `${count} composites a network, seed ${seed}; hits of the hottest point in a box of ${object} of ${side} pixels`,
);
for (const id of process.argv[3]?.split(',') ?? ['mobilenet-v1', 'resnet50']) {
  const { model, spec, dispose } = await loadKnownModel(id);
  const grid = await hitsBy('grid', model, spec);
  const placed = await hitsBy('receptive-field', model, spec);
  const { mean, low, high } = pairedDifference(placed.values, grid.values, { seed });
  console.log(
    `${id}: grid ${percent(grid.mean)}, receptive-field ${percent(placed.mean)}, gain ${percent(mean)} (95 %: ${percent(low)} to ${percent(high)})`,
  );
  dispose();
}
