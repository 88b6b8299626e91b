// npm run bench: what a map costs beside a prediction. npm run bench -- threads: what several threads are worth.
import { build, install, run } from './install.mjs';

const [what, ...rest] = process.argv.slice(2);
install();
build('@gradcam/adapter-wasm', '@gradcam/known-models', '@gradcam/core');
if (what === 'threads') run(process.execPath, ['tooling/bench/threads.mjs', ...rest]);
else run(process.execPath, ['tooling/bench/map-and-prediction.mjs', ...process.argv.slice(2)]);
