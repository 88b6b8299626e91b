import { pairedDifference } from '@gradcam/evaluate';
import { methods } from '@gradcam/core/methods';
import { energyCell, pointsCell, written } from './cells.mjs';

/**
 * Writes what the numbers teach, and what they do not.
 * @param {object} nets nets.json
 * @param {readonly { name: string, ours: object, peers: readonly object[] }[]} parts
 * @returns {string}
 */
export function lessons(nets, parts) {
  const found = (part, method, layer, score) => {
    const { ours } = parts.find(({ name }) => name === part);
    return ours.cases.find(
      (each) => each.method === method && each.layer === layer && each.score === score,
    );
  };
  const energy = (...setting) => energyCell(found(...setting));
  const points = (...setting) => pointsCell(found(...setting));
  const gain = (one, other) => {
    const percents = ({ energy: values }) => values.map((value) => value / 10);
    return written(pairedDifference(percents(found(...one)), percents(found(...other))));
  };
  const last = (part, method) => [part, method, 'conv3', 'logit'];
  const earlier = (part, method) => [part, method, 'conv2', 'logit'];

  return `## What can be learnt

Of the maps of the logit where nothing else is said; a number is the percentage of the map on the truth, or a difference of two in points, paired, and its interval.

- **The layer decides more than the method: the last one for which, an earlier one for where.** On shapes HiResCAM wins ${gain(earlier('shapes', 'hi-res-cam'), last('shapes', 'hi-res-cam'))} from the last layer to the one before, LayerCAM ${gain(earlier('shapes', 'layer-cam'), last('shapes', 'layer-cam'))}, Grad-CAM ${gain(earlier('shapes', 'grad-cam'), last('shapes', 'grad-cam'))}: the highest position of the last layer of \`pooled\` lies on the object in
  ${points(...last('shapes', 'grad-cam'))} % only, and else beside its edge. In grids, where the question is in which of four pictures, it is the other way round: from the earlier layer to the last HiResCAM wins ${gain(last('grids', 'hi-res-cam'), earlier('grids', 'hi-res-cam'))}, Grad-CAM ${gain(last('grids', 'grad-cam'), earlier('grids', 'grad-cam'))}.
- **At an earlier layer the mean of the gradient loses what HiResCAM and LayerCAM keep.** Among two objects HiResCAM has ${energy(...earlier('composites', 'hi-res-cam'))} there, LayerCAM ${energy(...earlier('composites', 'layer-cam'))}, Grad-CAM ${energy(...earlier('composites', 'grad-cam'))}, Grad-CAM++ ${energy(...earlier('composites', 'grad-cam-plus-plus'))}: ${gain(earlier('composites', 'hi-res-cam'), earlier('composites', 'grad-cam'))} between the first and Grad-CAM.
- **Behind a flatten, too**: at the layer before the last HiResCAM has ${gain(earlier('flat', 'hi-res-cam'), earlier('flat', 'grad-cam'))} more than Grad-CAM, and at the last ${gain(last('flat', 'hi-res-cam'), last('flat', 'grad-cam'))}. \`method: 'auto'\` takes HiResCAM there.
- **Layers together are better than each.** RefineCAM, a product of both, has ${energy(...last('shapes', 'refine-cam'))} on shapes, ${energy(...last('composites', 'refine-cam'))} on composites and ${energy(...last('marks', 'refine-cam'))} on marks, where the Grad-CAM++ that it is made of has ${energy(...earlier('shapes', 'grad-cam-plus-plus'))}, ${energy(...earlier('composites', 'grad-cam-plus-plus'))} and ${energy(...earlier('marks', 'grad-cam-plus-plus'))} at the earlier of them.
- **The logit points better than the probability.** \`marked\` is sure, and Grad-CAM's highest position lies on the mark in ${points('marks', 'grad-cam', 'conv3', 'softmax')} % by the probability, in which evidence against the runner-up counts, too, and in ${points(...last('marks', 'grad-cam'))} % by the logit. In grids the logit has ${gain(last('grids', 'grad-cam'), ['grids', 'grad-cam', 'conv3', 'softmax'])} more in the right
  cell. Ablation-CAM is the exception: there it has ${energy('grids', 'ablation-cam', 'conv3', 'softmax')} by the probability and ${energy(...last('grids', 'ablation-cam'))}, which is chance, by the logit. Finer-CAM of the logit is nearly Grad-CAM of the probability, for both compare classes.
- **What knows no class finds what stands out, and no more.** In grids ${listed(withoutClass(parts, 'grids'))} are at a quarter or near it. That they find the mark says that it stands out in the features, and not that the answer hangs on it.
- **At chance**, where the interval holds or lies below the share of a map that is the same everywhere: ${atChance(parts)}.
- **The mark is found** by every method but ${listed(notFound(parts))}: the others have more than twice the share of a map that is the same everywhere on it, with the whole interval.

## What cannot

- The networks are tiny and the pictures drawn. Nothing is said about large networks and photos: there, [measure your own](evaluate.md).
- A part has ${found(...last('shapes', 'grad-cam')).energy.length} pictures, so neighbours in a table rarely differ; where it matters the differences above are paired.
- The truth is what decides the class, the whole of it. A network may look at a corner of an object, so compare methods with each other and not with 100; a cell of the last layer is 4 pixels wide, an object 9 to 13 and a mark 7, so much of even a right map spills over.
- Only pictures that are answered right are shown, and of marks only those without which the answer is another: what happens where a network errs is not said.`;
}

/** The setting of the overview. */
function isMain({ layer, score }) {
  return layer === 'conv3' && score === 'logit';
}

function withoutClass(parts, name) {
  const { ours } = parts.find((part) => part.name === name);
  return ours.cases
    .filter((each) => isMain(each) && !methods[each.method].usesClass)
    .map((each) => `\`${each.method}\` (${energyCell(each)})`);
}

/** For each part the methods whose interval does not lie above chance. */
function atChance(parts) {
  return parts
    .map(({ name, ours }) => {
      const names = ours.cases
        .filter((each) => isMain(each) && lowOf(each, ours) <= 0)
        .map(({ method }) => `\`${method}\``);
      return `${name}: ${names.length === 0 ? 'none' : listed(names)}`;
    })
    .join('; ');
}

/** The methods without twice the share of chance on the mark. */
function notFound(parts) {
  const { ours } = parts.find(({ name }) => name === 'marks');
  const twice = { chance: { energy: ours.chance.energy.map((value) => 2 * value) } };
  return ours.cases
    .filter((each) => isMain(each) && lowOf(each, twice) <= 0)
    .map(({ method }) => `\`${method}\``);
}

/** The lower end of what a map has on the truth beyond a map that is the same everywhere. */
function lowOf({ energy }, { chance }) {
  return pairedDifference(energy, chance.energy).low;
}

function listed(names) {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
