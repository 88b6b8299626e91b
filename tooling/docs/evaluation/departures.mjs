import { written } from './cells.mjs';
import { departures, meanGain } from './library-table.mjs';

/** What a departure amounts to, and whether there is something to take from it. */
const amounts = {
  'grad-cam GradCAMPlusPlus':
    "where squared gradients are far below 1e-6 its alpha is the squared gradient, a million times, which is what torchcam has everywhere; where they are not, it is the paper's and equal to ours.",
  'grad-cam AblationCAM':
    'no departure: `flat` is so sure that a channel less changes its probability by less than single precision can say, and theirs ran in double precision.',
  'grad-cam FullGrad':
    'channels whose gradient is below 1e-7 stay small in its sum, where the paper scales each to 1. Of the logit it is equal to ours at every setting.',
  'torchcam GradCAMpp':
    'with the squared gradient as alpha a channel counts by the sum of its cubed gradients, so that the few with the steepest ones decide; the denominator of the paper takes this back.',
  'torchcam RefineCAM': 'it is the product of maps of its GradCAMpp.',
  'torchcam CAM':
    "its map is the paper's, of the weights of the class alone, and equal to ours of the logit. Of a probability ours is of what the probability depends on, evidence for other classes, too: take `score: 'logit'` for the paper's.",
};

/**
 * Says for which calls of the other libraries a departure has more on the truth than ours, and by how much.
 * @param {readonly { name: string, peers: readonly object[] }[]} parts
 * @param {Record<string, string>} titles of the parts
 * @returns {string}
 */
export function departureText(parts, titles) {
  const { ours, neither, theirs } = departures(parts);
  const list = (calls) => calls.map(({ name }) => name).join(', ');
  return `Ours are not better wherever another map is made. Of the ${ours.length + neither.length + theirs.length} calls whose maps are not ours at every setting, ours have more on the truth in ${ours.length} over the settings that differ, in ${neither.length} the interval holds 0 (${list(neither)}), and in ${theirs.length} theirs have more. Ours stay
with the papers all the same: the numbers are of three tiny networks, and what is named after a paper should be what the paper says.

${theirs.map((each) => lineOf(each, titles)).join('\n')}`;
}

function lineOf({ key, name, gain, cases }, titles) {
  if (amounts[key] === undefined)
    throw new Error(`evaluation: nothing says what ${key} amounts to`);
  const byPart = Object.entries(titles).flatMap(([part, title]) => {
    const own = cases.filter((each) => each.part === part);
    return own.length === 0 ? [] : [`${title.toLowerCase()} ${meanGain(own).mean.toFixed(1)}`];
  });
  return `- **${name}**, ${written(gain, 1)}: ${amounts[key]} By part: ${byPart.join('; ')}.`;
}
