import { mapNames } from '@gradcam/core/methods';
import { evaluate } from '@gradcam/evaluate';
import { insertionMinusDeletionMetric } from '@gradcam/evaluate/recommend';
import { unstack } from '@tensorflow/tfjs-core';
import { applies, mapsOf, measured, settings } from './explain-part.mjs';
import { featureLayers } from './open-net.mjs';
import { openPart } from './open-part.mjs';

/** The part whose maps of the last layer are measured by deletion and insertion, too, which runs the network 18 times a map. */
const deleted = 'shapes';
const gain = insertionMinusDeletionMetric({ steps: 8 });

/**
 * Measures every method of this library on a part.
 * @param {string} name of the part
 * @param {object} nets nets.json
 * @param {object} photo the photo behind the composites
 * @param {(method: string) => void} tell hears of every method that is done
 */
export async function measure(name, nets, photo, tell) {
  const part = openPart(name, nets, photo);
  const found = { part: name, chance: chanceOf(part), cases: [] };
  for (const method of mapNames) {
    for (const setting of settings.filter((each) => applies(method, name, each)))
      found.cases.push(await caseOf(part, method, setting));
    tell(method);
  }
  part.dispose();
  return found;
}

async function caseOf(part, method, setting) {
  const maps = await mapsOf(part, method, setting);
  const { layer, score } = setting;
  const entry = { method, layer: featureLayers[layer], score };
  const isDeleted = part.name === deleted && layer === 'last';
  const gains = isDeleted ? { gain: await gainsOf(part, maps) } : {};
  return { ...entry, ...measured(part, maps), ...gains };
}

/** Insertion minus deletion of each picture, in thousandths. */
async function gainsOf({ model, pictures, x, edge }, maps) {
  const inputs = unstack(x);
  const samples = pictures.map(({ label }, index) => ({
    x: inputs[index],
    label,
    map: { data: maps[index], width: edge, height: edge },
  }));
  const { metrics, problems } = await evaluate(model, samples, { metrics: [gain], batchSize: 9 });
  for (const input of inputs) input.dispose();
  if (problems.length > 0) throw new Error(problems[0].sentence);
  return metrics[gain.name].values.map((value) => Math.round(1000 * value));
}

/** What a map gets that is the same everywhere, and what one of the centre of the picture. */
function chanceOf(part) {
  const { pictures, edge } = part;
  const middle = (edge - 1) / 2;
  const nearness = Float32Array.from(
    { length: edge * edge },
    (_, at) => 1 / (1 + Math.hypot((at % edge) - middle, Math.floor(at / edge) - middle)),
  );
  const everywhere = Float32Array.from(nearness, () => 1);
  return {
    energy: measured(
      part,
      pictures.map(() => everywhere),
    ).energy,
    points: measured(
      part,
      pictures.map(() => nearness),
    ).points,
  };
}
