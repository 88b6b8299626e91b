// npm run test:slow: real networks in plain JavaScript and on WebGPU in software, about a quarter of an hour.
import { mkdirSync } from 'node:fs';
import { prepareTests } from './prepare-tests.mjs';
import { reports, runSuite } from './run-suite.mjs';
import { endWith } from './summary.mjs';

const browser = await prepareTests();
mkdirSync(reports, { recursive: true });
const configs = ['vitest.slow.config.ts', 'vitest.slow-browser.config.ts'];
const results = [];
for (const config of configs) results.push(await runSuite({ config }, browser));
endWith(results);
