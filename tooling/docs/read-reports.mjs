import { readFileSync, readdirSync } from 'node:fs';
import { root } from '../run/install.mjs';
import { placeOfReport } from './place-of-report.mjs';

const contract = JSON.parse(
  readFileSync(`${root}packages/testing/src/contract/areas.json`, 'utf8'),
);

/** The areas of the contract, and what an adapter tests beside it. */
export const areas = [
  ...contract,
  { id: 'adapter', about: 'what an adapter tests beside the contract, where it cannot be used' },
];

/** Real networks, and the parts that their tests name. */
export const networks = [
  { name: 'MobileNet V1', parts: ['mobilenet-v1'] },
  { name: 'MobileNet V1 0.25', parts: ['mobilenet-v1-025'] },
  { name: 'ResNet50', parts: ['resnet50'] },
  { name: 'DeepLab v3', parts: ['deeplab-v3'] },
  { name: 'age and pitch', parts: ['age', 'pitch'] },
];

/**
 * What the reports of vitest say about each backend.
 *
 * @param folder Where `npm test` and `npm run test:slow` write them; whatever is there is read.
 * @returns By name and place, `wasm, Node`.
 */
export function readReports(folder) {
  const backends = new Map();
  for (const [key, tests] of testsByBackend(folder))
    backends.set(key, summaryOf([...tests.values()]));
  return backends;
}

/** By backend and name: a test that runs several times, on several threads or in several files, counts once. */
function testsByBackend(folder) {
  const backends = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const place = placeOfReport(file);
    const { testResults } = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    for (const { name: path, assertionResults } of testResults) {
      const times = new Map();
      for (const { fullName, status, meta } of assertionResults) {
        const backend = meta.backend ?? adapterOf(path);
        if (backend === undefined || meta.area === 'zoo') continue;
        const key = `${backend}, ${place}`;
        if (!backends.has(key)) backends.set(key, new Map());
        const tests = backends.get(key);
        const own = meta.backend === undefined ? { ...meta, area: 'adapter' } : meta;
        // Two cases of a table may have the same name.
        times.set(fullName, (times.get(fullName) ?? 0) + 1);
        const name = `${fullName} ${times.get(fullName)}`;
        tests.set(name, worse(tests.get(name), { status, meta: own }));
      }
    }
  }
  return backends;
}

/** What an adapter tests beside the contract belongs to the adapter of its folder. */
function adapterOf(path) {
  return /adapter-([\w-]+)\/test\//.exec(path)?.[1];
}

const severity = ['skipped', 'passed', 'failed'];

function worse(one, other) {
  if (one === undefined) return other;
  const [a, b] = [one.meta.recorded, other.meta.recorded];
  const seen = [a?.difference, b?.difference].filter((each) => each !== undefined);
  const difference = seen.length === 0 ? undefined : Math.max(...seen);
  return {
    status: severity[Math.max(severity.indexOf(one.status), severity.indexOf(other.status))],
    meta: { ...one.meta, recorded: { ...a, ...b, difference } },
  };
}

function summaryOf(tests) {
  const recorded = tests.map(({ meta }) => meta.recorded ?? {});
  const firstOf = (name) => recorded.map((each) => each[name]).find((each) => each !== undefined);
  const counted = (fits) => count(tests.filter(({ meta }) => fits(meta)));
  return {
    device: firstOf('device'),
    tolerance: firstOf('tolerance'),
    differences: recorded.filter(({ difference }) => difference !== undefined),
    real: counted(({ area }) => area === 'real'),
    areas: areas.map(({ id }) => counted(({ area }) => area === id)),
    networks: networks.map(({ parts }) =>
      counted(({ area, part }) => area === 'real' && parts.includes(part)),
    ),
    skipped: tests
      .filter(({ meta }) => meta.recorded?.skipped !== undefined)
      .map(({ meta }) => ({ id: idOf(meta), reason: meta.recorded.skipped })),
  };
}

function idOf({ area, part, test }) {
  return [area, part, test].filter((each) => each !== undefined).join('/');
}

function count(tests) {
  const seen = tests.map(({ meta }) => meta.recorded?.difference);
  const differences = seen.filter((each) => each !== undefined);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length,
    difference: differences.length === 0 ? undefined : Math.max(...differences),
  };
}
