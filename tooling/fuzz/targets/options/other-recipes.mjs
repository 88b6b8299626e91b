import { axisTaps } from '@gradcam/resample';
import { Blob } from 'node:buffer';
import { join } from 'node:path';
import { onnxBytes, onnxSeeds } from '../models/onnx-seeds.mjs';

const model = () => ({
  id: 'hostile',
  title: 'Hostile',
  format: 'layers',
  source: { package: 'hostile@1.0.0', integrity: 'sha512-AAAA', path: 'model', bytes: 10 },
  licence: 'none',
  labels: ['one', 'two'],
  classCount: 2,
  backgroundClass: false,
});

/** The arguments that the functions of the packages besides core and render take. */
export const otherRecipes = {
  bootstrapInterval: () => [[0.1, 0.4, 0.2], { resamples: 20, level: 0.9, seed: 3 }],
  boxAccuracyMetric: () => [{ threshold: 0.2, overlap: 0.5 }],
  createMatchers: () => [{ folder: 'output/maps' }],
  deletionMetric: () => [{ steps: 4, replacement: 'blur', blurDeviation: 1, seed: 2 }],
  evaluate: ({ model, x, grid, mask }) => [
    model,
    [{ x, label: 1, map: grid, mask, box: { x: 1, y: 2, width: 3, height: 4 } }],
    {
      metrics: [{ name: 'mean', card: {}, needs: ['box or mask'], compute: ({ score }) => score }],
      explain: { score: 'logit' },
      score: 'output',
      classNames: ['one', 'two', 'three'],
      batchSize: 2,
      onProgress: () => undefined,
    },
  ],
  gridSamples: ({ x }) => [[0, 1, 2, 3].map((label) => ({ x, label }))],
  infidelityMetric: () => [{ passes: 3, deviation: 0.1, normalize: true, seed: 1 }],
  measureMap: ({ grid, mask }) => [
    { name: 'first', card: {}, needs: ['box or mask'], compute: ({ map }) => map[0] },
    grid,
    { mask, box: { x: 1, y: 2, width: 3, height: 4 } },
  ],
  pairedDifference: () => [[0.1, 0.4], [0.2, 0.3], { resamples: 20, level: 0.9, seed: 3 }],
  pointingGameMetric: () => [{ tolerance: 2 }],
  randomizedWeightsMetric: ({ model }) => [
    model,
    { order: 'independent', similarity: 'structural-similarity', layers: ['classes'], seed: 1 },
  ],
  rankCorrelation: () => [
    [1, 2, 3],
    [1, 3, 2],
  ],
  roadMetric: () => [{ order: 'combined', percentiles: [20, 50], noise: 0.1, seed: 1 }],
  stabilityMetric: () => [{ passes: 2, noise: 0.1, perturbations: [[0.1], [0.2]] }],
  structuralSimilarity: ({ grid }) => [grid.data, grid.data, 6],
  axisTaps: () => [6, 12, 'bicubic', { antialias: true }],
  encodePicture: ({ picture }) => [picture, 'webp'],
  encodePng: ({ picture }) => [picture],
  explain: ({ model, picture }) => [
    model,
    picture,
    {
      method: 'grad-cam',
      target: 'two',
      classNames: ['one', 'two', 'three'],
      preprocessing: { pixelRange: [0, 1], channelOrder: 'rgb', fit: 'contain' },
      sign: 'signed',
    },
  ],
  allClasses: () => [
    [0.1, 0.7, 0.2],
    ['one', 'two', 'three'],
  ],
  cellsOverPicture: ({ grid, preprocessing }) => [[7, 7], grid, preprocessing],
  fetchModel: () => [model(), { offline: true, onProgress: () => undefined }],
  findPreprocessing: ({ model, preprocessing }) => [
    model,
    { pixelRange: [0, 1], channelOrder: 'bgr', fit: 'cover', mean: [1, 2, 3] },
    { preprocessing, findings: [{ about: 'fit', from: 'model', text: 'It fits.' }] },
  ],
  fitBox: ({ picture, preprocessing }) => [picture, preprocessing],
  inputShape: ({ preprocessing }) => [preprocessing],
  gradcamFile: ({ preprocessing }) => [{ title: 'one', classNames: ['a', 'b'], preprocessing }],
  headPooling: ({ graph }) => [graph, 'conv', 'classes'],
  loadKnownModel: ({ preprocessing }) => [{ ...model(), ...preprocessing }, { offline: true }],
  openModel: ({ preprocessing }) => [
    [new Blob(['{"modelTopology":{},"weightsManifest":[]}'])],
    { labels: ['one', 'two'], preprocessing, format: 'layers' },
  ],
  outputNames: () => [model(), '["one", "two"]'],
  parseLabels: () => ["{ 0: 'one', 1: 'two' }", 2],
  poolingWarnings: ({ graph }) => [graph, 'conv', 'classes'],
  preprocess: ({ picture, preprocessing }) => [picture, preprocessing],
  rankFeatureLayers: ({ graph }) => [graph, 'classes', { lacksGradient: () => false }],
  probabilitiesOf: () => [[3, -1, 0.5], 'linear'],
  readOnnx: () => [onnxBytes(onnxSeeds[0]), () => new Uint8Array(8)],
  readPicture: ({ png }) => [png, { pixelLimit: 1_000 }],
  resample: ({ grid }) => [grid.data, [8, 6], [16, 12], 'bicubic', { antialias: true }],
  resampleAxis: ({ grid }) => [grid.data, { size: 8, inner: 6 }, axisTaps(8, 16, 'bilinear')],
  resizePicture: ({ picture }) => [picture, 12, 16],
  scoresInPicture: ({ grid, picture, preprocessing }) => [grid, picture, preprocessing],
  scoresOverPicture: ({ grid, picture, preprocessing }) => [grid, picture, preprocessing],
  selectFeatureLayer: ({ graph }) => [graph, 'classes', { featureLayer: 'conv' }],
  selectLayers: ({ graph }) => [graph, { featureLayer: 'conv', reductionLayer: 'classes' }],
  selectReductionLayer: ({ graph }) => [graph, { reductionLayer: 'classes' }],
  settlePreprocessing: ({ model: net, picture, preprocessing }) => [
    {
      // Not the net itself: the result has it, and is disposed.
      model: { predict: (x) => net.predict(x) },
      preprocessing,
      findings: [{ about: 'range', from: 'assumed', text: 'Assumed.' }],
    },
    picture,
  ],
  spatialSize: () => [[null, 8, 6, 3], 'channelsLast'],
  topClasses: () => [[0.1, 0.7, 0.2], ['one', 'two', 'three'], 2],
  valuesOf: () => [{ type: 'float32', dims: [2], bytes: () => new Uint8Array(8) }],
  wasmAdapter: () => [{ threads: 2, wasmPaths: '/' }],
  webgpuAdapter: () => [{ dawn: ['backend=vulkan'] }],
  withMendedKernels: () => [() => 1],
  withMendedGradients: () => [() => 1, {}],
  writePicture: ({ picture, folder }) => [join(folder, 'picture.png'), picture],
  writeWhole: ({ folder }) => [join(folder, 'text.svg'), '<svg/>'],
};
