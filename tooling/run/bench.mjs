// pnpm bench: what a map costs beside a prediction.
import { build, install, run } from './install.mjs';

install();
build('@gradcam/adapter-wasm', '@gradcam/models', '@gradcam/core');
run(process.execPath, ['tooling/bench/map-and-prediction.mjs', ...process.argv.slice(2)]);
