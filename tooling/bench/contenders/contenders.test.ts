import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { groupsOf } from './groups-of.mjs';
import { resultsOf, type Result } from './results-of.mjs';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const measured = JSON.parse(read('measured.json')) as Record<
  string,
  { cases: Record<string, { results: Record<string, Result> }> }
>;
const page = read('../../../docs/contenders.md');
const picture = read('../../../docs/pictures/contenders.svg');

it('compares rounds one by one where there are as many, and medians elsewhere', () => {
  const results = resultsOf([
    {
      player: { name: 'onnx-node' },
      times: { predict: [10, 20, 40], map: [20, 20, 20] },
      peaks: { predict: 100, map: 130 },
    },
    {
      player: { name: 'two-models', beside: 'tfjs-wasm' },
      times: { predict: [], map: [50] },
      peaks: { map: 300 },
    },
    {
      player: { name: 'tfjs-wasm' },
      failed: 'no memory',
      times: { predict: [5], map: [] },
      peaks: { predict: 10 },
    },
  ]);
  expect(results['onnx-node']?.map).toEqual({
    median: 20,
    quartiles: [20, 20],
    count: 3,
    besideRuntime: 1,
    besideTfjs: undefined,
  });
  expect(results['two-models']?.map?.besideRuntime).toBe(2.5);
  // Nobody is compared with one who failed.
  expect(results['two-models']?.memory).toBeUndefined();
  expect(results['tfjs-wasm']).toEqual({ failed: 'no memory' });
});

it('divides contenders into groups, each with those that all are compared with', () => {
  const names = ['tfjs-wasm', 'captum', 'onnx-node', 'torchcam', 'two-models'];
  const all = names.map((name) => ({ name }));
  const namesOf = (groups: readonly { name: string }[][]) =>
    groups.map((group) => group.map(({ name }) => name));
  expect(namesOf(groupsOf(all, 2))).toEqual([
    ['tfjs-wasm', 'onnx-node', 'captum', 'torchcam'],
    ['tfjs-wasm', 'onnx-node', 'two-models'],
  ]);
  expect(groupsOf(all)).toHaveLength(1);
  expect(groupsOf(all.slice(0, 1), 2)).toEqual([[{ name: 'tfjs-wasm' }]]);
});

it('has every measured figure on the page, a reason for each that is missing, and every ratio in the picture', () => {
  let dots = 0;
  for (const { cases } of Object.values(measured))
    for (const [name, { results }] of Object.entries(cases))
      for (const { failed, map } of Object.values(results)) {
        if (failed !== undefined) expect(page).toContain(failed);
        if (map === undefined) continue;
        expect(page).toContain(map.median < 100 ? map.median.toFixed(1) : map.median.toFixed(0));
        if (name === 'base' && map.besideRuntime !== undefined) dots += 1;
      }
  expect(dots).toBeGreaterThan(0);
  // One more for each network, beside its name.
  expect(picture.match(/<circle /g)).toHaveLength(dots + Object.keys(measured).length);
});
