// npm run test:slow: real networks in plain JavaScript and on WebGPU in software, about a quarter of an hour.
import { mkdirSync } from 'node:fs';
import { build, install } from './install.mjs';
import { endWith } from './summary.mjs';

install();
const { findBrowser } = await import('./find-browser.mjs');
const browser = await findBrowser();
build();
const { fetchModels } = await import('./fetch-models.mjs');
await fetchModels();

const { reports, runSuite } = await import('./run-suite.mjs');
mkdirSync(reports, { recursive: true });
endWith(
  ['vitest.slow.config.ts', 'vitest.slow-browser.config.ts'].map((config) =>
    runSuite(config, browser),
  ),
);
