import {
  add,
  pad,
  reshape,
  reverse,
  slice,
  type GradConfig,
  type MirrorPadAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of padding with a mirror: what the mirror shows goes back to where it stands; tfjs drops it. */
export const mirrorPadGradient: GradConfig = {
  kernelName: 'MirrorPad',
  inputsToSave: ['x'],
  gradFunc: (dy, [x], attributes) => {
    if (x === undefined) throw new RangeError('MirrorPad kept no input');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { paddings, mode } = attributes as unknown as MirrorPadAttrs;
    // A reflection does not repeat the edge itself.
    const edge = mode === 'reflect' ? 1 : 0;
    return {
      x: () =>
        x.shape.reduce((result, size, axis) => {
          const [before, after] = paddings[axis] ?? [0, 0];
          return before + after === 0
            ? result
            : foldBack(result, axis, { size, before, after, edge });
        }, dy as Tensor),
    };
  },
};

/** Takes both borders of one axis back in. */
function foldBack(
  padded: Tensor,
  axis: number,
  { size, before, after, edge }: { size: number; before: number; after: number; edge: number },
): Tensor {
  const outer = padded.shape.slice(0, axis).reduce((product, length) => product * length, 1);
  const inner = padded.shape.slice(axis + 1).reduce((product, length) => product * length, 1);
  const lines = reshape(padded, [outer, before + size + after, inner]);
  const part = (start: number, length: number) =>
    slice(lines, [0, start, 0], [outer, length, inner]);
  const mirrored = (start: number, length: number, to: number) =>
    pad(reverse(part(start, length), 1), [
      [0, 0],
      [to, size - to - length],
      [0, 0],
    ]);
  let folded: Tensor = part(before, size);
  if (before > 0) folded = add(folded, mirrored(0, before, edge));
  if (after > 0) folded = add(folded, mirrored(before + size, after, size - edge - after));
  return reshape(folded, [...padded.shape.slice(0, axis), size, ...padded.shape.slice(axis + 1)]);
}
