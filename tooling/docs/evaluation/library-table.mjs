import { bootstrapInterval } from '@gradcam/evaluate';
import { markdownTable } from '../markdown-table.mjs';
import { written } from './cells.mjs';
import { libraryNames } from './compared.mjs';
import { callsOf } from './part-tables.mjs';

/** The reason where the formula is the same: only the probability is explained otherwise. */
const ofSureProbability =
  "where a probability is 1 but for less than 1e-16, the gradient of PyTorch's softmax is rounding; ours is exact";

/** Why else a library's map is another, by its call. */
const reasons = {
  'grad-cam EigenCAM': 'it keeps the sign that LAPACK gives an eigenvector, which is arbitrary',
  'grad-cam EigenGradCAM': 'it keeps the sign that LAPACK gives an eigenvector, which is arbitrary',
  'grad-cam GradCAMPlusPlus':
    'its epsilon of 1e-6 is not small beside squared gradients, least of all those of a probability',
  'grad-cam ScoreCAM': 'its masks are upsampled with the corners on each other',
  'grad-cam AblationCAM': 'the scores that are subtracted are equal but for rounding',
  'grad-cam FinerCAM': 'its gradient runs through the weights of the compared classes, too',
  'grad-cam RefineCAM':
    'its Grad-CAM++ is its own; it scales the map of each layer before and after it is enlarged',
  'grad-cam FullGrad': 'its epsilon of 1e-7 is not small beside the gradient of a sure probability',
  'torchcam GradCAMpp':
    'its division by the denominator acts on a copy, so that alpha is the squared gradient',
  'torchcam SmoothGradCAMpp':
    "it weights the last noisy pass's activations by that pass's gradient; the noise is another, too",
  'torchcam ScoreCAM': 'its masks are scaled before they are upsampled',
  'torchcam SSCAM': 'the noise is another',
  'torchcam ISCAM': 'its masks are scaled before they are upsampled',
  'torchcam FinerCAM': 'it takes the plain mean of the compared classes, 0.6 times',
  'torchcam RefineCAM': 'its Grad-CAM++ is its own; the map has the size of the finest layer',
  'captum GuidedGradCam':
    'of a probability as near to 1 as 1e-28 both factors are so small that their product is 0 in single precision: there ours shows nothing',
  'torchcam CAM': 'CAM of the weights, whatever the score',
};

/**
 * Counts the settings of all parts, and those at which the other libraries' maps are ours.
 * @param {readonly { name: string, peers: readonly object[] }[]} parts
 * @returns {{ equal: number, all: number }}
 */
export function countEqual(parts) {
  const known = parts.flatMap(({ peers }) => peers).filter(({ verdict }) => verdict !== 'fails');
  return { equal: known.filter(({ verdict }) => verdict === 'equal').length, all: known.length };
}

/**
 * Writes a table of the other libraries' calls: in how many settings their maps are ours, and by how much they differ elsewhere.
 * @param {readonly { name: string, peers: readonly object[] }[]} parts
 * @returns {string}
 */
export function libraryTable(parts) {
  const calls = callsOf(parts.flatMap(({ peers }) => peers));
  const rows = calls.map(({ library, call, method, cases }) => {
    const of = (kind) => cases.filter(({ verdict }) => verdict === kind);
    const apart = of('differs');
    return [
      `${libraryNames[library]} ${call}`,
      `\`${method}\``,
      `${of('equal').length} of ${cases.length - of('fails').length}`,
      apart.length === 0 ? '' : (reasons[`${library} ${call}`] ?? ofSureProbability),
      apart.length === 0 ? '' : gainOf(apart),
    ];
  });
  return markdownTable(
    ['library', 'ours', 'equal', 'why not everywhere', 'ours less theirs'],
    rows,
  );
}

/**
 * Sorts the calls whose maps are not everywhere ours by who has more on the truth where they differ.
 * @param {readonly { name: string, peers: readonly object[] }[]} parts
 * @returns {{ ours: object[], neither: object[], theirs: object[] }} of each call its `key`, its name, the difference and the settings that differ
 */
export function departures(parts) {
  const found = { ours: [], neither: [], theirs: [] };
  const peersOf = ({ name, peers }) => peers.map((each) => ({ ...each, part: name }));
  for (const { library, call, cases } of callsOf(parts.flatMap(peersOf))) {
    const apart = cases.filter(({ verdict }) => verdict === 'differs');
    if (apart.length === 0) continue;
    const gain = meanGain(apart);
    const winner = gain.low > 0 ? 'ours' : gain.high < 0 ? 'theirs' : 'neither';
    const name = `${libraryNames[library]} ${call}`;
    found[winner].push({ key: `${library} ${call}`, name, gain, cases: apart });
  }
  return found;
}

/** Writes the difference over some settings. */
function gainOf(cases) {
  return written(meanGain(cases), 1);
}

/**
 * Averages ours less theirs, over the settings of each picture first, for it is pictures that are drawn again.
 * @param {readonly { differences: readonly number[] }[]} cases
 */
export function meanGain(cases) {
  const count = cases[0].differences.length;
  const means = Array.from({ length: count }, (_, at) => {
    const found = cases.map(({ differences }) => differences[at]);
    return found.reduce((sum, value) => sum + value, 0) / found.length;
  });
  return bootstrapInterval(means);
}
