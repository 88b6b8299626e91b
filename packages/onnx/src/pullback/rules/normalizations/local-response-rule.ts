import { numberOf } from '../../../head/attributes.js';
import { firstInputRule } from '../../parts/first-input-rule.js';

/**
 * The normalisation by neighbours among the channels, `x / d^beta` with `d = bias + alpha / size * sum(x²)`: sums over neighbours are convolutions
 * of one place, with ones where two channels are neighbours.
 */
export const localResponseRule = firstInputRule('LRN', (call) => {
  const { builder, gradient, node } = call;
  const [input = ''] = node.inputs;
  const [, channels, ...space] = call.shapeOf(0) ?? [];
  if (channels === undefined || channels === null || space.length === 0) return undefined;
  const size = numberOf(node, 'size', 1);
  const share = numberOf(node, 'alpha', 1e-4) / size;
  const beta = numberOf(node, 'beta', 0.75);
  const times = (value: string, factor: number) =>
    builder.add('Mul', [value, builder.float(factor)]);
  const neighbours = neighboursOf(size);
  const summed = (value: string, areNeighbours: AreNeighbours) => {
    const filter = builder.constant(
      [channels, channels, ...space.map(() => 1)],
      matrixOf(channels, areNeighbours),
    );
    return builder.add('Conv', [value, filter]);
  };
  const squares = builder.add('Mul', [input, input]);
  const sums = summed(squares, neighbours);
  const bias = builder.float(numberOf(node, 'bias', 1));
  const divisor = builder.add('Add', [times(sums, share), bias]);
  const own = builder.add('Mul', [gradient, builder.add('Pow', [divisor, builder.float(-beta)])]);
  const pressed = builder.add('Div', [builder.add('Mul', [own, input]), divisor]);
  const others = summed(pressed, (to, from) => neighbours(from, to));
  return builder.add('Sub', [own, builder.add('Mul', [times(input, 2 * share * beta), others])]);
});

/** Tells whether a channel is among those by which another is divided. */
type AreNeighbours = (to: number, from: number) => boolean;

function neighboursOf(size: number): AreNeighbours {
  const before = Math.floor((size - 1) / 2);
  return (to, from) => from >= to - before && from < to - before + size;
}

function matrixOf(channels: number, areNeighbours: AreNeighbours): Float32Array {
  return Float32Array.from({ length: channels ** 2 }, (_, at) =>
    areNeighbours(Math.floor(at / channels), at % channels) ? 1 : 0,
  );
}
