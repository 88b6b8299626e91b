import { shrinkPicture, type Picture } from '@gradcam/pictures';
import {
  boxesOf,
  looks,
  maskAbove,
  overlay,
  signedLooks,
  thresholdOfMaximum,
} from '@gradcam/render';
import { explain, type Explanation, type ModelWithFacts, type ScoreMap } from 'gradcam';
import type { Job } from './job.js';
import type { Facts, HotSpot, Made } from './made.js';

/** The number of classes that are told, the most probable ones. */
const told = 5;

/**
 * Explains a picture. Its pixels are all that is taken from the client: nothing that it names is opened.
 *
 * @param model The network.
 * @param job The picture, and what is asked for.
 * @returns The facts, the map or the overlay.
 * @throws The errors of `explain`
 */
export async function explainJob(model: ModelWithFacts, job: Job): Promise<Made> {
  const { picture, label, method, featureLayer, sign, wanted } = job;
  const explanation = await explain(model, picture, {
    target: label,
    method,
    sign,
    ...(featureLayer === undefined ? {} : { featureLayers: [featureLayer] }),
  });
  switch (wanted) {
    case 'explanation':
      return { wanted, facts: factsOf(explanation, job) };
    case 'map':
      return { wanted, map: mapOf(explanation.scoreMap) };
    case 'overlay':
      return { wanted, pixels: overlayOf(explanation.scoreMap, job) };
  }
}

function factsOf(explanation: Explanation, { model, picture: { width, height } }: Job): Facts {
  const { explained, method, featureLayers, scoreMap, warnings } = explanation;
  const { classIndex = null, className = null, score } = explained;
  return {
    model,
    width,
    height,
    explained: { classIndex, className, score: Number.isFinite(score) ? score : null },
    classes: explanation.classes
      .slice(0, told)
      .map(({ index, name, probability }) => ({ index, name, probability })),
    method,
    featureLayers,
    reductionLayer: explanation.reductionLayer ?? null,
    hotSpots: hotSpotsOf(scoreMap, width, height),
    description: explanation.describe(),
    warnings,
  };
}

/** The boxes of what is hotter than half of the maximum, the largest first. */
function hotSpotsOf(map: ScoreMap, width: number, height: number): readonly HotSpot[] {
  const [right, down] = [width / map.width, height / map.height];
  return boxesOf(maskAbove(map, thresholdOfMaximum(map, 0.5))).map((box) => ({
    x: Math.round(box.x * right),
    y: Math.round(box.y * down),
    width: Math.round(box.width * right),
    height: Math.round(box.height * down),
  }));
}

function mapOf({ data, width, height }: ScoreMap) {
  // A copy of exactly these numbers, which can be handed to another thread.
  return { data: Float32Array.from(data), width, height };
}

function overlayOf(map: ScoreMap, { picture, side, look = 'default', sign }: Job): Picture {
  const paint = (sign === 'signed' ? signedLooks : looks)[look];
  const isSmall = Math.max(picture.width, picture.height) <= side;
  const small = isSmall ? picture : shrinkPicture(picture, side);
  const { data, width, height } = overlay(small, map, paint);
  return { data: Uint8ClampedArray.from(data), width, height };
}
