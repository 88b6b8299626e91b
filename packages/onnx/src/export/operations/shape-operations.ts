import { dataTypes } from '../../proto/data-types.js';
import { axisIn, commonLayout, toLast } from '../build/axes.js';
import type { GraphBuilder } from '../build/graph-builder.js';
import { inLayout } from '../build/in-layout.js';
import { numbersOf } from '../build/numbers-of.js';
import { madeValue, type Sizes, type Value } from '../build/value.js';
import { castTo } from '../parts/numbers/apply.js';
import { pad } from '../parts/space/pad.js';
import { concatenate } from '../parts/arrangements/concatenate.js';
import { transpose } from '../parts/arrangements/transpose.js';
import { resize } from '../parts/space/resize.js';
import { numbersAt, type OperationExport, type OperationUse } from './operation-export.js';

const identity: OperationExport = {
  ops: ['Identity', 'StopGradient', 'Snapshot', 'PlaceholderWithDefault'],
  write: ({ x }) => x,
};

const cast: OperationExport = {
  ops: ['Cast'],
  write: ({ builder, x, attribute }) => {
    const dtype = attribute('dtype');
    if (dtype === 'float32' || dtype === 'int32' || dtype === 'bool')
      return castTo(builder, x, dtype);
    return builder.refuse(`it casts to ${String(dtype)}`);
  },
};

/** As tfjs counts sizes: integers of 32 bits. */
const shapeOf: OperationExport = {
  ops: ['Shape'],
  write: ({ builder, x, shape }) => {
    const layout = commonLayout([x]);
    const sizes = builder.add('Shape', [inLayout(builder, x, layout)]);
    const sorted =
      layout === 'last'
        ? sizes
        : builder.add('Gather', [sizes, builder.integers(toLast(x.shape.length))], { axis: 0 });
    return madeValue(
      shape,
      builder.add('Cast', [sorted], { to: dataTypes.int32 }),
      'last',
      'int32',
    );
  },
};

/**
 * Gives a list of whole numbers as ONNX takes it, constant or computed.
 *
 * @param builder The file.
 * @param value The list.
 * @returns Its name.
 */
function wholeNumbers(builder: GraphBuilder, value: Value): string {
  return value.numbers === undefined
    ? builder.add('Cast', [inLayout(builder, value, 'last')], { to: dataTypes.int64 })
    : builder.integers([...value.numbers]);
}

const reshaping: OperationExport = {
  ops: ['Reshape'],
  write: ({ builder, inputs, x, shape }) => {
    const sizes = inputs[1] ?? builder.refuse('it has no shape');
    const names = [inLayout(builder, x, 'last'), wholeNumbers(builder, sizes)];
    return madeValue(shape, builder.add('Reshape', names), 'last', x.type);
  },
};

const squeezing: OperationExport = {
  ops: ['Squeeze'],
  write: (use) => {
    const { builder, x, shape } = use;
    const axes = numbersAt(use, 'axis');
    const all = x.shape.flatMap((size, axis) => (size === 1 ? [axis] : []));
    const places = builder.integers(axes.length === 0 ? all : axes);
    const name = builder.add('Squeeze', [inLayout(builder, x, 'last'), places]);
    return madeValue(shape, name, 'last', x.type);
  },
};

const expanding: OperationExport = {
  ops: ['ExpandDims'],
  write: ({ builder, inputs, x, shape }) => {
    const axis = builder.integers(numbersOf(builder, inputs[1], 'its axis'));
    const name = builder.add('Unsqueeze', [inLayout(builder, x, 'last'), axis]);
    return madeValue(shape, name, 'last', x.type);
  },
};

const transposing: OperationExport = {
  ops: ['Transpose'],
  write: ({ builder, inputs, x }) =>
    transpose(builder, x, numbersOf(builder, inputs[1], 'its order of axes')),
};

const padding: OperationExport = {
  ops: ['Pad', 'PadV2', 'MirrorPad'],
  write: ({ builder, op, inputs, x, shape, attribute }) => {
    if (op === 'Pad' && inputs[1] !== undefined && inputs[1].numbers === undefined)
      return padComputed(builder, x, inputs[1], shape);
    const numbers = numbersOf(builder, inputs[1], 'the list of its pads');
    const amounts = x.shape.map((_, axis): [number, number] => [
      numbers[axis * 2] ?? 0,
      numbers[axis * 2 + 1] ?? 0,
    ]);
    if (op === 'MirrorPad') {
      if (attribute('mode') !== 'reflect') return builder.refuse('it repeats the edges');
      return pad(builder, x, { amounts, mode: 'reflect' }, shape);
    }
    const [value = 0] = op === 'PadV2' ? numbersOf(builder, inputs[2], 'its value') : [0];
    return pad(builder, x, { amounts, value }, shape);
  },
};

/** Pads that hang on the size of the picture: all before, then all after, as ONNX lists them. */
function padComputed(builder: GraphBuilder, x: Value, pads: Value, shape: Sizes): Value {
  const listed = builder.add('Transpose', [wholeNumbers(builder, pads)], { perm: [1, 0] });
  const flat = builder.add('Reshape', [listed, builder.integers([-1])]);
  return madeValue(shape, builder.add('Pad', [inLayout(builder, x, 'last'), flat]), 'last', x.type);
}

const concatenation: OperationExport = {
  ops: ['ConcatV2'],
  write: ({ builder, inputs, shape }) => {
    const [axis = -1] = numbersOf(builder, inputs.at(-1), 'its axis');
    return concatenate(builder, inputs.slice(0, -1), axis, shape);
  },
};

const packing: OperationExport = {
  ops: ['Pack'],
  write: ({ builder, inputs, shape, attribute }) => {
    const axis = Number(attribute('axis') ?? 0);
    const rows = inputs.map((input) => {
      const name = inLayout(builder, input, 'last');
      return builder.add('Unsqueeze', [name, builder.integers([axis])]);
    });
    return madeValue(shape, builder.add('Concat', rows, { axis }), 'last', inputs[0]?.type);
  },
};

const unpacking: OperationExport = {
  ops: ['Unpack'],
  write: (use) => {
    const { builder, x, shape, attribute } = use;
    const axis = Number(attribute('axis') ?? 0);
    const count = x.shape.at(axis) ?? builder.refuse('it takes apart an open size');
    const ones = Array.from({ length: count }, () => 1);
    const axes = builder.integers([axis]);
    return split(use, x, axis, ones).map((part) => {
      const name = builder.add('Squeeze', [inLayout(builder, part, 'last'), axes]);
      return madeValue(shape, name, 'last', x.type);
    });
  },
};

const splitting: OperationExport = {
  ops: ['Split', 'SplitV'],
  write: (use) => {
    const { builder, op, inputs, attribute } = use;
    const [x, axisInput] = op === 'Split' ? [inputs[1], inputs[0]] : [inputs[0], inputs[2]];
    if (x === undefined) return builder.refuse('it has no input');
    const [axis = 0] = numbersOf(builder, axisInput, 'its axis');
    const total = x.shape.at(axis) ?? builder.refuse('it splits an open size');
    const count = Number(attribute('numOrSizeSplits'));
    const sizes =
      op === 'Split'
        ? Array.from({ length: count }, () => total / count)
        : numbersOf(builder, inputs[1], 'the list of its parts');
    return split(use, x, axis, sizes);
  },
};

function split(
  { builder }: OperationUse,
  x: Value,
  axis: number,
  sizes: readonly number[],
): readonly Value[] {
  const layout = commonLayout([x]);
  const rank = x.shape.length;
  const names = builder.addNode(
    'Split',
    [inLayout(builder, x, layout), builder.integers(sizes)],
    { axis: axisIn(axis, rank, layout) },
    sizes.length,
  );
  const place = axis < 0 ? axis + rank : axis;
  return names.map((name, part) => {
    const shape = x.shape.map((size, at) => (at === place ? (sizes[part] ?? null) : size));
    return madeValue(shape, name, layout, x.type);
  });
}

const resizing: OperationExport = {
  ops: ['ResizeBilinear', 'ResizeNearestNeighbor'],
  write: ({ builder, op, inputs, x, shape, attribute }) => {
    const size = wholeNumbers(builder, inputs[1] ?? builder.refuse('it has no size'));
    return resize(
      builder,
      x,
      {
        mode: op === 'ResizeBilinear' ? 'bilinear' : 'nearest',
        alignCorners: attribute('alignCorners') === true,
        halfPixelCenters: attribute('halfPixelCenters') === true,
        size,
      },
      shape,
    );
  },
};

const depthToSpace: OperationExport = {
  ops: ['DepthToSpace'],
  write: ({ builder, x, shape, attribute }) => {
    const attributes = { blocksize: Number(attribute('blockSize')), mode: 'DCR' };
    const name = builder.add('DepthToSpace', [inLayout(builder, x, 'first')], attributes);
    return madeValue(shape, name, 'first', x.type);
  },
};

/** Nodes that move numbers or leave them as they are. */
export const shapeOperations: readonly OperationExport[] = [
  identity,
  cast,
  shapeOf,
  reshaping,
  squeezing,
  expanding,
  transposing,
  padding,
  concatenation,
  packing,
  splitting,
  unpacking,
  resizing,
  depthToSpace,
];
