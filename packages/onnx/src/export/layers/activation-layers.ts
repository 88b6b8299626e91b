import { constantValue } from '../build/value.js';
import { activate } from '../parts/numbers/activate.js';
import { applyAlong, applyTo, applyWithAlpha } from '../parts/numbers/apply.js';
import { combine } from '../parts/numbers/combine.js';
import { needed, numbersIn, wordIn, type LayerExport } from './layer-export.js';

const named: LayerExport = {
  classNames: ['Activation'],
  write: ({ builder, x, config }) => activate(builder, x, wordIn(config, 'activation')),
};

const relu: LayerExport = {
  classNames: ['ReLU'],
  write: ({ builder, x, config }) => {
    const most = config['maxValue'];
    if (Number(config['threshold'] ?? 0) !== 0 || Number(config['negativeSlope'] ?? 0) !== 0)
      builder.refuse('it has a threshold or a slope');
    if (typeof most !== 'number') return activate(builder, x, 'relu');
    return applyTo(builder, x, (input) =>
      builder.add('Clip', [input, builder.float(0), builder.float(most)]),
    );
  },
};

/** The layers with a factor below zero. */
const sloped = (className: string, op: string): LayerExport => ({
  classNames: [className],
  write: ({ builder, x, config }) =>
    applyWithAlpha(builder, op, x, numbersIn(config, 'alpha', 1)[0] ?? 1),
});

const prelu: LayerExport = {
  classNames: ['PReLU'],
  write: (use) => {
    const { dims, numbers } = needed(use, 'alpha');
    return combine(use.builder, 'PRelu', [use.x, constantValue([1, ...dims], numbers)], use.shape);
  },
};

const thresholded: LayerExport = {
  classNames: ['ThresholdedReLU'],
  write: ({ builder, x, config }) =>
    applyWithAlpha(builder, 'ThresholdedRelu', x, Number(config['theta'] ?? 1)),
};

const softmax: LayerExport = {
  classNames: ['Softmax'],
  write: ({ builder, x, config }) => {
    const axis = config['axis'] ?? -1;
    if (typeof axis !== 'number') return builder.refuse('it has several axes');
    return applyAlong(builder, 'Softmax', x, axis);
  },
};

/** Activations that are layers. */
export const activationLayers: readonly LayerExport[] = [
  named,
  relu,
  sloped('LeakyReLU', 'LeakyRelu'),
  sloped('ELU', 'Elu'),
  prelu,
  thresholded,
  softmax,
];
