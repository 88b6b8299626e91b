import { dataTypes } from '../../proto/data-types.js';
import { inLayout } from '../build/in-layout.js';
import { numbersOf } from '../build/numbers-of.js';
import { madeValue } from '../build/value.js';
import { combine } from '../parts/numbers/combine.js';
import type { OperationExport } from './operation-export.js';

const comparisons = new Map([
  ['Equal', 'Equal'],
  ['Greater', 'Greater'],
  ['GreaterEqual', 'GreaterOrEqual'],
  ['Less', 'Less'],
  ['LessEqual', 'LessOrEqual'],
  ['LogicalAnd', 'And'],
  ['LogicalOr', 'Or'],
]);

const comparing: OperationExport = {
  ops: [...comparisons.keys()],
  write: ({ builder, op, inputs, shape }) =>
    combine(builder, comparisons.get(op) ?? op, inputs.slice(0, 2), shape, 'bool'),
};

const selecting: OperationExport = {
  ops: ['Select', 'SelectV2'],
  write: ({ builder, inputs, shape }) => combine(builder, 'Where', inputs, shape, inputs[1]?.type),
};

const gathering: OperationExport = {
  ops: ['GatherV2'],
  write: ({ builder, inputs, x, shape, attribute }) => {
    const [axis = 0] = inputs[2] === undefined ? [] : numbersOf(builder, inputs[2], 'its axis');
    const indices = inputs[1] ?? builder.refuse('it has no indices');
    if (Number(attribute('batchDims') ?? 0) !== 0) builder.refuse('it has axes of batches');
    const names = [inLayout(builder, x, 'last'), inLayout(builder, indices, 'last')];
    return madeValue(shape, builder.add('Gather', names, { axis }), 'last', x.type);
  },
};

const gatheringPlaces: OperationExport = {
  ops: ['GatherNd'],
  write: ({ builder, inputs, x, shape }) => {
    const places = inLayout(builder, inputs[1] ?? builder.refuse('it has no indices'), 'last');
    const indices = builder.add('Cast', [places], { to: dataTypes.int64 });
    const name = builder.add('GatherND', [inLayout(builder, x, 'last'), indices]);
    return madeValue(shape, name, 'last', x.type);
  },
};

const largest: OperationExport = {
  ops: ['ArgMax', 'ArgMin'],
  write: ({ builder, op, inputs, x, shape }) => {
    const [axis = 0] = numbersOf(builder, inputs[1], 'its axis');
    const place = builder.add(op, [inLayout(builder, x, 'last')], { axis, keepdims: 0 });
    return madeValue(shape, builder.add('Cast', [place], { to: dataTypes.int32 }), 'last', 'int32');
  },
};

const tiling: OperationExport = {
  ops: ['Tile'],
  write: ({ builder, inputs, x, shape }) => {
    const repeats = builder.integers(numbersOf(builder, inputs[1], 'the list of its repeats'));
    const name = builder.add('Tile', [inLayout(builder, x, 'last'), repeats]);
    return madeValue(shape, name, 'last', x.type);
  },
};

const einsum: OperationExport = {
  ops: ['Einsum'],
  write: ({ builder, inputs, shape, attribute }) => {
    const names = inputs.map((input) => inLayout(builder, input, 'last'));
    const equation = String(attribute('equation'));
    return madeValue(shape, builder.add('Einsum', names, { equation }));
  },
};

/** Nodes that compare, choose and gather. */
export const choiceOperations: readonly OperationExport[] = [
  comparing,
  selecting,
  gathering,
  gatheringPlaces,
  largest,
  tiling,
  einsum,
];
