import { pad } from '../parts/space/pad.js';
import { slice } from '../parts/arrangements/slice.js';
import { openBatch, reshape } from '../parts/arrangements/reshape.js';
import { transpose } from '../parts/arrangements/transpose.js';
import { resize } from '../parts/space/resize.js';
import { numbersIn, wordIn, type LayerExport, type LayerUse } from './layer-export.js';

/** Layers that leave their input as it is when a model predicts. */
const identity: LayerExport = {
  classNames: [
    'ActivityRegularization',
    'AlphaDropout',
    'Dropout',
    'GaussianDropout',
    'GaussianNoise',
    'RandomBrightness',
    'RandomContrast',
    'RandomFlip',
    'RandomRotation',
    'RandomTranslation',
    'RandomZoom',
    'SpatialDropout1D',
    'SpatialDropout2D',
  ],
  write: ({ x }) => x,
};

const reshaping: LayerExport = {
  classNames: ['Reshape', 'Flatten'],
  write: ({ builder, x, shape }) => reshape(builder, x, openBatch(builder, shape), shape),
};

const permute: LayerExport = {
  classNames: ['Permute'],
  write: ({ builder, x, config }) =>
    transpose(builder, x, [0, ...numbersIn(config, 'dims', x.shape.length - 1)]),
};

const zeroPadding: LayerExport = {
  classNames: ['ZeroPadding1D', 'ZeroPadding2D'],
  write: (use) => {
    const amounts = [[0, 0], ...edges(use, 'padding'), [0, 0]] as const;
    return pad(use.builder, use.x, { amounts }, use.shape);
  },
};

const cropping: LayerExport = {
  classNames: ['Cropping1D', 'Cropping2D'],
  write: (use) => {
    const { builder, x, shape } = use;
    const slices = edges(use, 'cropping').map(([before, after], at) => {
      const size = x.shape[at + 1] ?? builder.refuse('it crops what has an open size');
      return { axis: at + 1, begin: before, end: size - after, step: 1 };
    });
    return slice(builder, x, slices, shape);
  },
};

/** One number for all edges, one for each axis, or one for each edge. */
function edges({ x, config }: LayerUse, key: string): readonly (readonly [number, number])[] {
  const value = config[key] ?? 1;
  return x.shape.slice(1, -1).map((_, axis): [number, number] => {
    // Border to tfjs-layers: the configuration is as the file has it.
    const own: unknown = Array.isArray(value) ? value[axis] : value;
    const pair: unknown[] = Array.isArray(own) ? own : [own, own];
    return [Number(pair[0]), Number(pair[1])];
  });
}

const upSampling: LayerExport = {
  classNames: ['UpSampling2D'],
  write: ({ builder, x, shape, config, isKeras }) => {
    const sizes = shape.slice(1, 3).map((size) => size ?? builder.refuse('its size is open'));
    const mode = wordIn(config, 'interpolation') === 'bilinear' ? 'bilinear' : 'nearest';
    const size = builder.integers(sizes);
    return resize(builder, x, { mode, halfPixelCenters: isKeras, size }, shape);
  },
};

/** Layers that move numbers, and those that do nothing. */
export const shapeLayers: readonly LayerExport[] = [
  identity,
  reshaping,
  permute,
  zeroPadding,
  cropping,
  upSampling,
];
