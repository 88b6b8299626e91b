// Measures what `placement: 'receptive-field'` gains: small copies of the samples at random places of a plain picture, whose boxes are known; how
// often the hottest point of the map lies in the box. npm run bench -- placement [composites a network] [networks]
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { resizePicture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';

const count = Number(process.argv[2] ?? 200);
const [seed, side, object, resamples] = [15, 224, 48, 2000];
const placements = ['grid', 'receptive-field'];

/** Numbers from 0 to 1, the same at every run (mulberry32). */
function numbers(start) {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const folder = fileURLToPath(new URL('../../assets/samples/', import.meta.url));
const objects = [];
for (const file of ['chelsea.png', 'coffee.png', 'dog.jpg']) {
  const picture = await readPicture(folder + file);
  objects.push(resizePicture(picture, object, object));
}

/** A grey picture with one of the objects in it, and where that is. */
function composite(random) {
  const data = new Uint8ClampedArray(side * side * 4).fill(128);
  for (let alpha = 3; alpha < data.length; alpha += 4) data[alpha] = 255;
  const pixels = objects[Math.floor(random() * objects.length)];
  const [top, left] = [0, 0].map(() => Math.floor(random() * (side - object + 1)));
  for (let row = 0; row < object; row += 1)
    for (let column = 0; column < object; column += 1)
      for (let colour = 0; colour < 3; colour += 1)
        data[((top + row) * side + left + column) * 4 + colour] =
          pixels[(row * object + column) * 3 + colour];
  return { picture: { data, width: side, height: side }, top, left };
}

function isHit(map, { top, left }) {
  const place = map.indexOf(Math.max(...map));
  const [row, column] = [Math.floor(place / side) - top, (place % side) - left];
  return Math.min(row, column) >= 0 && Math.max(row, column) < object ? 1 : 0;
}

const percent = (part) => `${(100 * part).toFixed(1)} %`;
const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;

/** The middle 95 % of the means of lists drawn from a list. */
function interval(list, random) {
  const means = Array.from({ length: resamples }, () =>
    mean(list.map(() => list[Math.floor(random() * list.length)])),
  ).sort((a, b) => a - b);
  return [0.025, 0.975].map((part) => means[Math.floor(part * resamples)]);
}

await wasmAdapter().prepare();
console.log(
  `${count} composites a network, seed ${seed}; hits of the hottest point in a box of ${object} of ${side} pixels`,
);
for (const id of process.argv[3]?.split(',') ?? ['mobilenet-v1', 'resnet50']) {
  const { model, spec, dispose } = await loadKnownModel(id);
  const random = numbers(seed);
  const explainers = await Promise.all(
    placements.map((placement) =>
      createExplainer(model, { placement, score: 'logit', checkPrediction: false }),
    ),
  );
  const hits = placements.map(() => []);
  for (let index = 0; index < count; index += 1) {
    const made = composite(random);
    const x = preprocess(made.picture, spec);
    for (const [which, explainer] of explainers.entries()) {
      const { scoreMap } = await explainer.explain(x);
      hits[which].push(isHit(await scoreMap.data(), made));
      scoreMap.dispose();
    }
    x.dispose();
  }
  const [grid, placed] = hits;
  const [low, high] = interval(
    placed.map((hit, index) => hit - grid[index]),
    random,
  );
  console.log(
    `${id}: grid ${percent(mean(grid))}, receptive-field ${percent(mean(placed))}, gain ${percent(mean(placed) - mean(grid))} (95 %: ${percent(low)} to ${percent(high)})`,
  );
  dispose();
}
