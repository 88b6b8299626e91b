import { constantValue, type Value } from '../build/value.js';
import { combine } from '../parts/numbers/combine.js';
import { concatenate } from '../parts/arrangements/concatenate.js';
import { numbersIn, type LayerExport, type LayerUse } from './layer-export.js';

/** Pairs first: ONNX adds and multiplies two at a time. */
function inPairs(op: string, { builder, inputs, x, shape }: LayerUse): Value {
  return inputs.slice(1).reduce((sum, value) => combine(builder, op, [sum, value], shape), x);
}

const pairwise = (className: string, op: string): LayerExport => ({
  classNames: [className],
  write: (use) => inPairs(op, use),
});

const average: LayerExport = {
  classNames: ['Average'],
  write: (use) => {
    const share = constantValue([], Float32Array.of(1 / use.inputs.length));
    return combine(use.builder, 'Mul', [inPairs('Add', use), share], use.shape);
  },
};

const concatenation: LayerExport = {
  classNames: ['Concatenate'],
  write: ({ builder, inputs, shape, config }) =>
    concatenate(builder, inputs, numbersIn(config, 'axis', 1, -1)[0] ?? -1, shape),
};

/** Layers of several inputs. */
export const mergingLayers: readonly LayerExport[] = [
  pairwise('Add', 'Add'),
  pairwise('Subtract', 'Sub'),
  pairwise('Multiply', 'Mul'),
  pairwise('Maximum', 'Max'),
  pairwise('Minimum', 'Min'),
  average,
  concatenation,
];
