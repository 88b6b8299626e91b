import { markdownTable } from '../markdown-table.mjs';
import { libraryNames } from './compared.mjs';
import { settings } from './explain-part.mjs';
import { featureLayers } from './open-net.mjs';

const titles = settings.map(({ layer, score }) => `${layer}, ${score}`);

/**
 * Writes a table of a part: a row for each method, and for each other library's map that is another than ours.
 * @param {{ ours: object, peers: readonly object[] }} part `peers` as `compared` gives them
 * @param {(entry: object) => string} cell writes what was measured at one setting
 * @param {readonly string[]} [chance] the title and the cell of the first row
 * @returns {string}
 */
export function partTable({ ours, peers }, cell, chance) {
  const names = [...new Set(ours.cases.map(({ method }) => method))];
  const rows = names.flatMap((name) => {
    const own = ours.cases.filter(({ method }) => method === name);
    const calls = callsOf(peers.filter(({ method }) => method === name));
    const same = calls.filter(isEqual).map(({ library }) => libraryNames[library]);
    const others = calls.filter(({ cases }) => cases.some(({ verdict }) => verdict === 'differs'));
    return [
      [`\`${name}\``, same.join(', '), ...cellsOf(own, cell)],
      ...others.map(({ library, call, cases }) => {
        const known = cases.filter(({ verdict }) => verdict !== 'fails');
        return [`${libraryNames[library]} ${call}`, '', ...cellsOf(known, cell)];
      }),
    ];
  });
  const first = chance === undefined ? [] : [[chance[0], '', ...titles.map(() => chance[1])]];
  return markdownTable(['method', 'the same in', ...titles], [...first, ...rows]);
}

function cellsOf(cases, cell) {
  return settings.map(({ layer, score }) => {
    const found = cases.find((each) => each.layer === featureLayers[layer] && each.score === score);
    return found === undefined ? '–' : cell(found);
  });
}

/** Whether a library's maps are ours at every setting. */
function isEqual({ cases }) {
  return cases.every(({ verdict }) => verdict === 'equal');
}

/**
 * Gathers the cases of each call of another library.
 * @param {readonly object[]} peers
 * @returns {{ library: string, call: string, method: string, cases: object[] }[]}
 */
export function callsOf(peers) {
  const found = new Map();
  for (const each of peers) {
    const { library, call, method } = each;
    const key = `${library} ${call}`;
    const entry = found.get(key) ?? { library, call, method, cases: [] };
    entry.cases.push(each);
    found.set(key, entry);
  }
  return [...found.values()];
}
