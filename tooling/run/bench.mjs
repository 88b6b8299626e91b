// npm run bench: what a map costs beside a prediction; npm run bench -- NAME [OPTIONS]: one of those below.
import { build, install, run } from './install.mjs';

/** Each with the packages that it builds beside those of all. */
const benches = {
  'map-and-prediction': 'what a map costs beside a prediction',
  layers: 'a map of a layers model beside its own prediction on wasm',
  threads: 'what several threads are worth',
  cuts: 'maps half-way up a network and of ten classes',
  perturb: 'what Score-CAM takes beside its runs of the network',
  memory: 'the most that is held while a map is made',
  growth: 'how time and memory grow, and docs/growth.md',
  onnx: 'ONNX Runtime beside tfjs, and with --peers beside pytorch-grad-cam',
  contenders: [
    'all engines, other ways and, with --peers, other libraries in turns, and docs/contenders.md',
    '@gradcam/adapter-node-gpu',
  ],
  peers: 'nothing: makes the Python environment for --peers, with the libraries of other projects',
  placement: ['what maps laid by receptive fields gain', '@gradcam/evaluate', '@gradcam/models'],
  batch: ['gradcam batch beside bare predictions', '@gradcam/cli'],
  'gpu-folder': [
    'nothing: writes a folder that measures a GPU on a machine without network',
    '@gradcam/adapter-webgpu',
    '@gradcam/models',
  ],
  queue: ['what the queue of a batch run takes', '@gradcam/cli'],
  server: ['the server at twice what it can take', '@gradcam/server'],
  page: ['the first map of the demo page on a slow line', '@gradcam/web'],
  looks: 'what painting takes',
};
/** Where the file of a bench is not NAME.mjs. */
const files = {
  server: 'server/server-load.mjs',
  page: 'page/first-map.mjs',
  looks: 'page/looks.mjs',
  peers: 'players/make-peers.mjs',
};

const [first = '', ...rest] = process.argv.slice(2);
const isNamed = first !== '' && !first.startsWith('-');
const [name, options] = isNamed ? [first, rest] : ['map-and-prediction', process.argv.slice(2)];
if (!Object.hasOwn(benches, name)) {
  const lines = Object.entries(benches).map(
    ([each, what]) => `  ${each.padEnd(20)}${[what].flat()[0]}`,
  );
  console.error(`There is no bench "${name}". What is measured:\n${lines.join('\n')}`);
  process.exit(1);
}
install();
build(
  '@gradcam/adapter-wasm',
  '@gradcam/known-models',
  '@gradcam/core',
  '@gradcam/onnx',
  '@gradcam/render',
  ...[benches[name]].flat().slice(1),
);
run(process.execPath, [`tooling/bench/${files[name] ?? `${name}.mjs`}`, ...options]);
