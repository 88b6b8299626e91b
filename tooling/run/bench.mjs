// npm run bench: what a map costs beside a prediction. npm run bench -- threads: what several threads are worth; -- looks: what painting takes;
// -- layers: a map of a layers model beside its own prediction on wasm; -- onnx: ONNX Runtime beside tfjs, and beside pytorch-grad-cam; -- page: the first map of the demo page on a slow line;
// -- placement: what maps laid by receptive fields gain; -- perturb: what Score-CAM takes beside its runs of the network; -- cuts: maps half-way up a network and of ten classes; -- batch: gradcam batch beside bare predictions; -- server: the server at twice what it can take; -- queue: what the queue of a batch run takes; -- memory: the most that is held while a map is made; -- growth: how time and memory grow, and docs/growth.md; -- contenders: all engines, other ways and, with --peers, other libraries in turns, and docs/contenders.md.
import { build, install, run } from './install.mjs';

const [what, ...rest] = process.argv.slice(2);
install();
build(
  '@gradcam/adapter-wasm',
  '@gradcam/known-models',
  '@gradcam/core',
  '@gradcam/onnx',
  '@gradcam/render',
);
if (what === 'layers') run(process.execPath, ['tooling/bench/layers.mjs', ...rest]);
else if (what === 'perturb') run(process.execPath, ['tooling/bench/perturb.mjs', ...rest]);
else if (what === 'threads') run(process.execPath, ['tooling/bench/threads.mjs', ...rest]);
else if (what === 'batch') {
  build('@gradcam/cli');
  run(process.execPath, ['tooling/bench/batch.mjs', ...rest]);
} else if (what === 'queue') {
  build('@gradcam/cli');
  run(process.execPath, ['tooling/bench/queue.mjs', ...rest]);
} else if (what === 'server') {
  build('@gradcam/server');
  run(process.execPath, ['tooling/bench/server/server-load.mjs', ...rest]);
} else if (what === 'page') {
  build('@gradcam/web');
  run(process.execPath, ['tooling/bench/page/first-map.mjs']);
} else if (what === 'placement') {
  build('@gradcam/evaluate', '@gradcam/models');
  run(process.execPath, ['tooling/bench/placement.mjs', ...rest]);
} else if (what === 'cuts') run(process.execPath, ['tooling/bench/cuts.mjs', ...rest]);
else if (what === 'onnx') run(process.execPath, ['tooling/bench/onnx.mjs', ...rest]);
else if (what === 'memory') {
  run(process.execPath, ['tooling/bench/memory.mjs']);
} else if (what === 'growth') {
  run(process.execPath, ['tooling/bench/growth.mjs', ...rest]);
} else if (what === 'contenders') {
  build('@gradcam/adapter-node-gpu');
  run(process.execPath, ['tooling/bench/contenders.mjs', ...rest]);
} else if (what === 'looks') run(process.execPath, ['tooling/bench/page/looks.mjs']);
else run(process.execPath, ['tooling/bench/map-and-prediction.mjs', ...process.argv.slice(2)]);
