import '@tensorflow/tfjs-backend-cpu';
import { describe, expect, it } from 'vitest';
import * as core from '../../../core/src/index.js';
import { deviceWatch, prepareAdapter, watchDevice } from '../../../core/src/adapter/index.js';
import { headFeeds, networkFromFunctions, planCut } from '../../../core/src/network/index.js';
import { unusedOption } from '../../../core/src/options.js';
import { rankFeatureLayers, selectLayers } from '../../../layer-select/src/index.js';
import {
  findPreprocessing,
  gradcamFile,
  knownModel,
  preprocess,
  scoresInPicture,
  probabilitiesOf,
  topClasses,
} from '../../../models/src/index.js';
import { loadModelFolder } from '../../../models/src/node/index.js';
import { resizePicture } from '../../../pictures/src/index.js';
import * as render from '../../../render/src/index.js';
import { axisTaps } from '../../../resample/src/index.js';

const grid = { data: [0, 1, 2, 3], width: 2, height: 2 };
const pixels = { data: new Uint8ClampedArray(16), width: 2, height: 2 };
const size = { width: 2, height: 2 };
const layer = { name: 'conv', type: 'Conv2D', inputs: [], outputShape: [null, 2, 2, 1] };
const graph = { layers: [layer], inputs: [], outputs: ['conv'], dataFormat: 'channelsLast' };
const halves = { trunk: () => undefined, head: () => undefined };
const picture = { href: 'data:image/png;base64,AAAA', ...size };

/** Good but for one part, as a program without types may give it; a call is given by name, so that the compiler looks away. */
const given: readonly [string, unknown, readonly unknown[], RegExp][] = [
  ['selectLayers', selectLayers, [{ ...graph, inputs: 1n }], /this is not a graph of layers/],
  ['selectLayers', selectLayers, [{ ...graph, outputs: [3] }], /this is not a graph of layers/],
  [
    'selectLayers',
    selectLayers,
    [{ ...graph, layers: [{ ...layer, type: 3 }] }],
    /a layer of the graph is not one/,
  ],
  [
    'selectLayers',
    selectLayers,
    [{ ...graph, layers: [{ ...layer, inputs: 'conv' }] }],
    /a layer of the graph is not one/,
  ],
  [
    'selectLayers',
    selectLayers,
    [{ ...graph, layers: [{ ...layer, outputShape: [Symbol('size')] }] }],
    /a layer of the graph is not one/,
  ],
  ['selectLayers', selectLayers, [graph, { reductionLayer: 3 }], /is not a name, got the number 3/],
  ['contourPath', render.contourPath, [{ grid: size, polygons: 3 }], /this is not a contour/],
  ['contourPath', render.contourPath, [{ grid: size, polygons: [[[1]]] }], /this is not a contour/],
  [
    'drawContours',
    render.drawContours,
    [pixels, [{ grid: size, polygons: [[{}]] }]],
    /this is not a contour/,
  ],
  ['drawContours', render.drawContours, [pixels, 3], /the contours are not a list/],
  [
    'drawBoxes',
    render.drawBoxes,
    [pixels, [{ x: 0, y: 0, width: 1, height: 1 }]],
    /this is not a box/,
  ],
  ['annotatedPicture', render.annotatedPicture, [picture, { boxes: [3] }], /this is not a box/],
  [
    'annotatedPicture',
    render.annotatedPicture,
    [picture, { color: 3 }],
    /the parts of the colour are not a list/,
  ],
  [
    'drawBoxes',
    render.drawBoxes,
    [pixels, [], { color: [1, 2, Symbol('red')] }],
    /the colour is out of range/,
  ],
  [
    'colormapTable',
    render.colormapTable,
    [() => undefined],
    /the parts of the colour are not a list/,
  ],
  [
    'heatmap',
    render.heatmap,
    [grid, { normalization: () => undefined }],
    /the numbers of the normalisation are not a list, got undefined/,
  ],
  [
    'heatmap',
    render.heatmap,
    [grid, { normalization: () => [0, 1, 0, 1n] }],
    /the normalisation leaves its range, got a bigint/,
  ],
  ['blendClasses', render.blendClasses, [pixels, [null]], /this is not a class, got null/],
  ['percentText', render.percentText, [{}], /the share is not a number/],
  ['percentText', render.percentText, [0.5, 2 ** 53], /the count of decimals is out of range/],
  ['percentText', render.percentText, [0.5, 1n], /the count of decimals is out of range/],
  [
    'percentText',
    render.percentText,
    [0.5, Symbol('one')],
    /the count of decimals is out of range/,
  ],
  ['legend', render.legend, [[{ label: Symbol('one') }]], /a label is not a text/],
  ['colorBar', render.colorBar, [{ tickCount: 2 ** 53 }], /the count of ticks is out of range/],
  ['colorBar', render.colorBar, [{ label: 3 }], /the option label is not a text/],
  ['heatmap', render.heatmap, [{ ...grid, width: Symbol('two') }], /for a symbol x 2/],
  [
    'normalizeByPercentile',
    render.normalizeByPercentile,
    [Object.create(null), 2],
    /got an empty object and 2/,
  ],
  ['resampleMap', core.resampleMap, [3, [2, 2], 'nearest'], /this is not a map/],
  ['averagedMap', core.averagedMap, [{}, 3, 0, { flip: true }], /this is not an explainer/],
  [
    'prepareAdapter',
    prepareAdapter,
    [[{ availability: () => ({ available: true }) }]],
    /an adapter of the list is not one/,
  ],
  [
    'prepareAdapter',
    prepareAdapter,
    [[{ name: {}, availability: () => ({}), prepare: () => undefined }]],
    /an adapter of the list is not one/,
  ],
  [
    'prepareAdapter',
    prepareAdapter,
    [[{ name: 'own', availability: () => ({ available: false }), prepare: () => undefined }]],
    /the adapter "own" does not say whether it is available/,
  ],
  [
    'networkFromFunctions',
    networkFromFunctions,
    [{ ...halves, inputs: [{ name: 'image' }] }],
    /not those of a network/,
  ],
  ['probabilitiesOf', probabilitiesOf, [[1n, 2n]], /the probabilities are not numbers/],
  ['probabilitiesOf', probabilitiesOf, [[1, 2], 'relu'], /the activation is unknown, got "relu"/],
  ['predictClasses', core.predictClasses, [halves, [], { format: [3] }], /the option format/],
  ['topClasses', topClasses, [[1n, 2n], [], 1], /the probabilities are not numbers/],
  ['topClasses', topClasses, [[1, 2], undefined, 1], /the class names are not a list/],
  [
    'preprocess',
    preprocess,
    [pixels, { inputSize: size, pixelRange: 3, channelOrder: 'rgb' }],
    /the pixelRange is wrong/,
  ],
  [
    'preprocess',
    preprocess,
    [pixels, { inputSize: size, pixelRange: [0, 1], dtype: 'float64' }],
    /the dtype is unknown/,
  ],
  [
    'thresholdOfMaximum',
    render.thresholdOfMaximum,
    [grid, Symbol('share')],
    /the share is out of range/,
  ],
  [
    'preprocess',
    preprocess,
    [pixels, { inputSize: { width: 2, height: [null] }, pixelRange: [0, 1], channelOrder: 'rgb' }],
    /the inputSize is wrong/,
  ],
  [
    'normalizeByRange',
    render.normalizeByRange,
    [Symbol('low'), 1],
    /the range is empty, got a symbol to 1/,
  ],
  ['gridOf', render.gridOf, [[{ ...picture }]], /the title of a cell is not a text/],
  [
    'gridOf',
    render.gridOf,
    [[{ ...picture, title: '', caption: 3 }]],
    /the caption of a cell is not a text/,
  ],
  [
    'preprocess',
    preprocess,
    [pixels, { inputSize: { width: 1e9, height: 1e9 }, pixelRange: [0, 1], channelOrder: 'rgb' }],
    /the inputSize is wrong/,
  ],
  [
    'scoresInPicture',
    scoresInPicture,
    [grid, { width: -1e-20, height: 2 }, { inputSize: size }],
    /this has no size/,
  ],
  [
    'scoresInPicture',
    scoresInPicture,
    [{ ...grid, width: 1e20 }, size, { inputSize: size }],
    /this is not a map/,
  ],
  [
    'boxesOf',
    render.boxesOf,
    [{ data: new Uint8Array(1), width: Symbol('one'), height: 1 }],
    /for a symbol x 1/,
  ],
  ['colormapTable', render.colormapTable, [render.viridis, 2 ** 33], /the size is out of range/],
  [
    'montage',
    render.montage,
    [[pixels, pixels], { gap: 1e9 }],
    /the count of pixels is out of range/,
  ],
  [
    'curve',
    render.curve,
    [[0, 1], [0, 1], { range: { length: -1 } }],
    /the ends of the range are not a list/,
  ],
  [
    'networkFromFunctions',
    networkFromFunctions,
    [{ ...halves, inputs: [{ name: 'image', shape: [null, {}, 2, 1] }] }],
    /not those of a network/,
  ],
  ['headFeeds', headFeeds, [{}, undefined, [1]], /not the plan of a cut/],
  ['watchDevice', watchDevice, [Object.freeze({}), {}], /this is not a backend/],
  [
    'prepareAdapter',
    prepareAdapter,
    [[{ name: 'odd', device: 'cpu', availability: () => undefined, prepare: () => undefined }]],
    /the adapter "odd" does not say whether it is available/,
  ],
  ['planCut', planCut, [[], Promise.resolve()], /this is not a cut/],
  ['otsuThreshold', render.otsuThreshold, [grid, 1e308], /the count of bins is out of range/],
  ['topClasses', topClasses, [[1, 2], [], Object.create(null)], /the count of classes/],
  ['resizePicture', resizePicture, [pixels, Symbol('wide'), 2], /got a symbol x 2/],
  ['planCut', planCut, [[{ name: 'conv' }], {}], /these are not steps/],
  ['deviceWatch', deviceWatch, [{ toString: 3 }], /not the name of a backend/],
  [
    'rankFeatureLayers',
    rankFeatureLayers,
    [graph, 'conv', { lacksGradient: 'conv' }],
    /lacksGradient cannot be asked/,
  ],
  [
    'sliceGrid',
    render.sliceGrid,
    [{ data: [1], depth: 1, height: 1, width: 1 }, { axis: Symbol('axis') }],
    /the axis is unknown, got a symbol/,
  ],
  [
    'gradcamFile',
    gradcamFile,
    [{ title: 'mine', classNames: [1n] }],
    /this is not an opened model/,
  ],
  [
    'gradcamFile',
    gradcamFile,
    [{ title: 'mine', preprocessing: { pixelRange: [0, 1n] } }],
    /the pixelRange is wrong/,
  ],
  [
    'findPreprocessing',
    findPreprocessing,
    [{ inputs: [] }, 'raw', { findings: 3 }],
    /this is not what is known of a model/,
  ],
  [
    'findPreprocessing',
    findPreprocessing,
    [{ inputs: [] }, undefined, { preprocessing: { channelOrder: [] } }],
    /the channelOrder is unknown/,
  ],
  ['knownModel', knownModel, [Symbol('id')], /not the id of a model/],
  ['loadModelFolder', loadModelFolder, [Symbol('path')], /this is not a path/],
  ['axisTaps', axisTaps, [2, 2 ** 32, 'nearest'], /the size is too large/],
];

describe('a part of the wrong kind', () => {
  it.each(given)('is refused by %s with a sentence', async (name, run, parts, sentence) => {
    const called = async () => {
      // Border to programs without types: what the compiler would refuse.
      await (run as (...all: readonly unknown[]) => unknown)(...parts);
    };
    await expect(called()).rejects.toMatchObject({
      name: 'GradCamError',
      code: 'BAD_OPTION',
      message: expect.stringMatching(new RegExp(`^${name}: .*${sentence.source}`)) as string,
    });
  });

  it.each([
    ['colormap', render.heatmap],
    ['normalization', render.heatmap],
    ['colormap', render.colorBar],
  ])(
    'is a %s that promises: it is refused, and nobody need wait for what fails later',
    async (name, run) => {
      const unwatched: unknown[] = [];
      const listen = (reason: unknown) => unwatched.push(reason);
      process.on('unhandledRejection', listen);
      const later = () => Promise.reject(new Error('later'));
      const parts = run === render.heatmap ? [grid] : [];
      // Border to programs without types: what the compiler would refuse.
      const call = run as (...all: readonly unknown[]) => unknown;
      expect(() => call(...parts, { [name]: later })).toThrow(
        /the (parts of the colour|normalisation)/,
      );
      await new Promise((resolve) => setTimeout(resolve));
      process.off('unhandledRejection', listen);
      expect(unwatched).toEqual([]);
    },
  );

  it('is no matter where nothing is asked of it', () => {
    expect(unusedOption('grad-cam', undefined as never)).toBeUndefined();
    expect(decodeURIComponent(render.svgDataUri('<svg>\ud800</svg>'))).toBe(
      'data:image/svg+xml,<svg>\ufffd</svg>',
    );
  });
});
