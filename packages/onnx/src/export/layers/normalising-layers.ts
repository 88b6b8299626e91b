import { inLayout } from '../build/in-layout.js';
import { constantValue, madeValue, type Numbers, type Value } from '../build/value.js';
import { castTo } from '../parts/numbers/apply.js';
import { combine } from '../parts/numbers/combine.js';
import { normalize } from '../parts/numbers/normalize.js';
import { needed, type LayerExport, type LayerUse } from './layer-export.js';

const batchNormalization: LayerExport = {
  classNames: ['BatchNormalization'],
  write: (use) => {
    requireLastAxis(use);
    return normalize(use.builder, use.x, {
      scale: use.weight('gamma'),
      offset: use.weight('beta'),
      mean: needed(use, 'moving_mean'),
      variance: needed(use, 'moving_variance'),
      epsilon: Number(use.config['epsilon'] ?? 1e-3),
    });
  },
};

const layerNormalization: LayerExport = {
  classNames: ['LayerNormalization'],
  write: (use) => {
    requireLastAxis(use);
    const { builder, x, weight, config } = use;
    const channels = x.shape.at(-1) ?? builder.refuse('the number of its channels is open');
    const scale = weight('gamma')?.numbers ?? new Float32Array(channels).fill(1);
    const offset = weight('beta');
    const name = builder.add(
      'LayerNormalization',
      [
        inLayout(builder, x, 'last'),
        builder.constant([channels], scale),
        ...(offset === undefined ? [] : [builder.constant([channels], offset.numbers)]),
      ],
      { axis: -1, epsilon: { kind: 'float', value: Number(config['epsilon'] ?? 1e-3) } },
    );
    return madeValue(x.shape, name);
  },
};

const rescaling: LayerExport = {
  classNames: ['Rescaling'],
  write: ({ builder, x, shape, config }) => {
    const floats = castTo(builder, x, 'float32');
    const scaled = combine(builder, 'Mul', [floats, vector(config['scale'], 1)], shape);
    return combine(builder, 'Add', [scaled, vector(config['offset'], 0)], shape);
  },
};

/** One number, or one a channel. */
function vector(value: unknown, otherwise: number): Value {
  return Array.isArray(value)
    ? constantValue([value.length], Float32Array.from(value, Number))
    : constantValue([], Float32Array.of(Number(value ?? otherwise)));
}

const normalization: LayerExport = {
  classNames: ['Normalization'],
  write: (use) => {
    const { builder, x, shape, config } = use;
    if (config['invert'] === true) builder.refuse('it is inverted');
    requireLastAxis(use);
    const mean = use.weight('mean')?.numbers ?? listed(config['mean']);
    const variance = use.weight('variance')?.numbers ?? listed(config['variance']);
    // Keras' least standard deviation.
    const deviation = variance.map((value) => Math.max(Math.sqrt(value), 1e-7));
    const centred = combine(
      builder,
      'Sub',
      [castTo(builder, x, 'float32'), constantValue([mean.length], mean)],
      shape,
    );
    return combine(builder, 'Div', [centred, constantValue([deviation.length], deviation)], shape);
  },
};

function listed(value: unknown): Numbers {
  return Float32Array.from(Array.isArray(value) ? value.flat(Infinity) : [value], Number);
}

/** The number of an axis stands alone or in a list. */
function requireLastAxis({ builder, x, config }: LayerUse): void {
  const { axis = -1 } = config;
  const axes = (Array.isArray(axis) ? axis : [axis]).map(Number);
  if (axes.length !== 1 || (axes[0] !== -1 && axes[0] !== x.shape.length - 1))
    builder.refuse('it is not along the last axis');
}

/** Layers that bring numbers to a scale. */
export const normalisingLayers: readonly LayerExport[] = [
  batchNormalization,
  layerNormalization,
  rescaling,
  normalization,
];
