import { readFileSync, readdirSync } from 'node:fs';
import { placeOfReport } from './place-of-report.mjs';

/** Parts of the contract and the real networks, by the names of the groups that a test is in. */
const areas = [
  { area: 'real', pattern: /^(MobileNet|real networks)/ },
  { area: 'faults', pattern: /lifetimes|at the same time|fails|lost|hidden|errors/ },
  {
    area: 'methods',
    pattern: /method|other libraries|guided|preset|fusion|augment|averag(ed|es) map/i,
  },
  { area: 'gradients', pattern: /gradient|kernel|net that is sure/ },
  {
    area: 'tasks',
    pattern: /targets|batches|regions|dimensions|formats|open|volumes|transformer|checkExplainable/,
  },
  { area: 'maps', pattern: /^/ },
];

const networks = [
  ['MobileNet V1 0.25', /^MobileNet V1 0\.25 on /],
  ['MobileNet V1', /^MobileNet V1 on /],
  ['DeepLab v3', /DeepLab/],
  ['ResNet50', /ResNet50/],
  ['age and pitch', /^real networks/],
];

/**
 * What the reports of vitest say about each backend.
 *
 * @param folder Where `npm test` and `npm run test:slow` write them; whatever is there is read.
 * @returns By name and place, `wasm, Node`.
 */
export function readReports(folder) {
  const backends = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const place = placeOfReport(file);
    const { testResults } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    for (const { name: path, assertionResults } of testResults) {
      for (const test of assertionResults) {
        const name = backendOf(test, path);
        if (name === undefined || isZoo(test)) continue;
        const key = `${name}, ${place}`;
        if (!backends.has(key)) backends.set(key, emptyBackend());
        add(backends.get(key), test);
      }
    }
  }
  return backends;
}

/** The zoo has a page of its own. */
function isZoo({ ancestorTitles: [first = ''] }) {
  return first.startsWith('the zoo on ');
}

/** The last word of `the backend wasm` or `MobileNet V1 on wasm`; groups beside these belong to the adapter of their folder. */
function backendOf({ ancestorTitles: [first = ''] }, path) {
  const named = /^the backend (\S+)|^(?:MobileNet|real networks).* on (\S+)$/.exec(first);
  return named?.[1] ?? named?.[2] ?? /adapter-([\w-]+)\/test\//.exec(path)?.[1];
}

function emptyBackend() {
  const count = () => ({ passed: 0, failed: 0, difference: undefined });
  return {
    device: undefined,
    tolerance: undefined,
    differences: [],
    areas: Object.fromEntries(areas.map(({ area }) => [area, count()])),
    networks: Object.fromEntries(networks.map(([name]) => [name, count()])),
    skipped: [],
  };
}

function add(backend, { ancestorTitles, fullName, status, meta }) {
  const { difference, allowed, device, tolerance, skipped } = meta.recorded ?? {};
  backend.device ??= device;
  backend.tolerance ??= tolerance;
  if (skipped !== undefined) backend.skipped.push({ test: fullName, reason: skipped });
  if (difference !== undefined) backend.differences.push({ difference, allowed });
  const path = ancestorTitles.join(' > ');
  const groups = path.replace(/^the backend \S+( > |$)/, '');
  const ofContract = groups !== path || areas[0].pattern.test(path);
  // What an adapter tests besides is where it cannot be used, or no longer.
  const area = ofContract ? areas.find(({ pattern }) => pattern.test(groups)).area : 'faults';
  count(backend.areas[area], status, difference);
  if (area !== 'real') return;
  const [network] = networks.find(([, pattern]) => pattern.test(groups)) ?? [];
  count(backend.networks[network], status, difference);
}

function count(counted, status, difference) {
  if (status === 'passed') counted.passed += 1;
  if (status === 'failed') counted.failed += 1;
  if (difference !== undefined) counted.difference = Math.max(counted.difference ?? 0, difference);
}
