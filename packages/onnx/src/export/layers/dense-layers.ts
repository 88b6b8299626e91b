import { constantValue } from '../build/value.js';
import { activate } from '../parts/numbers/activate.js';
import { multiply } from '../parts/numbers/multiply.js';
import { needed, wordIn, type LayerExport } from './layer-export.js';

/** A matrix product along the last axis. */
export const denseLayers: readonly LayerExport[] = [
  {
    classNames: ['Dense'],
    write: (use) => {
      const { builder, x, shape, config } = use;
      const kernel = needed(use, 'kernel');
      const bias = use.weight('bias');
      const made = multiply(
        builder,
        x,
        constantValue(kernel.dims, kernel.numbers),
        { bias: bias && constantValue(bias.dims, bias.numbers) },
        shape,
      );
      return activate(builder, made, wordIn(config, 'activation'));
    },
  },
];
