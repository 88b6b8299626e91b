/** Two maps are taken for the same where the share on the truth differs in no picture by more, in thousandths. */
const tolerance = 2;
/** Where neighbouring positions are equal but for rounding, another one is the highest. */
const tied = 1;

/** The names of the libraries as people know them. */
export const libraryNames = {
  'grad-cam': 'pytorch-grad-cam',
  torchcam: 'torchcam',
  captum: 'captum',
};

/**
 * Compares another library's maps with ours of the same method, layer and score.
 * @param {readonly object[]} ours the cases of ours.json
 * @param {readonly object[]} theirs the cases of peers.json
 * @returns {object[]} theirs, each with `verdict`, `'equal'`, `'differs'` or `'fails'`, and, where they differ, `differences`, ours less theirs
 *   of the share on the truth of each picture, in percent
 */
export function compared(ours, theirs) {
  const known = new Map(ours.map((each) => [keyOf(each), each]));
  return theirs.map((each) => {
    const own = known.get(keyOf(each));
    if (own === undefined)
      throw new Error(`evaluation: there is nothing of ours at ${keyOf(each)}`);
    if (each.fails !== undefined) return { ...each, verdict: 'fails' };
    if (isSame(own, each)) return { ...each, verdict: 'equal' };
    const differences = own.energy.map((value, at) => (value - each.energy[at]) / 10);
    return { ...each, verdict: 'differs', differences };
  });
}

function keyOf({ part, method, layer, score }) {
  return [part, method, layer, score].join(' ');
}

function isSame(one, other) {
  const isNear = one.energy.every((value, at) => Math.abs(value - other.energy[at]) <= tolerance);
  const moved = [...one.points].filter((hit, at) => hit !== other.points[at]);
  return isNear && moved.length <= tied;
}
