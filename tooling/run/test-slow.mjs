// npm run test:slow: real networks in plain JavaScript and on WebGPU in software, and a batch run of 100,000 pictures, about half an hour.
import { mkdirSync } from 'node:fs';
import { prepareTests } from './tests/prepare-tests.mjs';
import { reports, runProject } from './tests/run-project.mjs';
import { endWith } from './tests/summary.mjs';

const environment = await prepareTests();
mkdirSync(reports, { recursive: true });
const results = [];
for (const project of ['slow', 'slow-pages']) results.push(await runProject(project, environment));
endWith(results);
