// npm run test:slow: real networks in plain JavaScript and on WebGPU in software, about a quarter of an hour.
import { mkdirSync } from 'node:fs';
import { prepareTests } from './prepare-tests.mjs';
import { reports, runProject } from './run-project.mjs';
import { endWith } from './summary.mjs';

const browser = await prepareTests();
mkdirSync(reports, { recursive: true });
const results = [];
for (const project of ['slow', 'slow-pages']) results.push(await runProject(project, browser));
endWith(results);
