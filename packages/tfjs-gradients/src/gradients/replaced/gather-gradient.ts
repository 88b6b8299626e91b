import {
  add,
  range,
  reshape,
  transpose,
  unsortedSegmentSum,
  util,
  zeros,
  type GatherV2Attrs,
  type GradConfig,
  type Tensor,
  type Tensor1D,
} from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of a gather, of any number of batch axes: what was gathered is added up where it came from. tfjs takes several batch
 * axes for none, needs methods on tensors for one, and gives back the indices as their own gradient.
 */
export const gatherGradient: GradConfig = {
  kernelName: 'GatherV2',
  inputsToSave: ['x', 'indices'],
  gradFunc: (dy, [x, indices], attributes) => {
    if (x === undefined || indices === undefined) throw new RangeError('GatherV2 kept too little');
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { axis, batchDims } = attributes as unknown as GatherV2Attrs;
    const [at = 0] = util.parseAxisParam(axis, x.shape);
    return {
      x: () => addedUp(dy as Tensor, { x, indices, axis: at, batchDims }),
      indices: () => zeros(indices.shape),
    };
  },
};

function addedUp(
  dy: Tensor,
  { x, indices, axis, batchDims }: { x: Tensor; indices: Tensor; axis: number; batchDims: number },
): Tensor {
  const batches = util.sizeFromShape(x.shape.slice(0, batchDims));
  const outer = util.sizeFromShape(x.shape.slice(batchDims, axis));
  const inner = util.sizeFromShape(x.shape.slice(axis + 1));
  const size = x.shape[axis] ?? 1;
  const taken = indices.size / batches;
  // One long axis for all batches, each with its own stretch of it.
  const starts = reshape(range(0, batches * size, size, 'int32'), [batches, 1]);
  const places = reshape(add(reshape(indices, [batches, taken]), starts), [batches * taken]);
  const rows = reshape(transpose(reshape(dy, [batches, outer, taken, inner]), [0, 2, 1, 3]), [
    batches * taken,
    outer * inner,
  ]);
  // Border to tfjs-core: a reshape to one axis is typed as a tensor of any rank.
  const sums = unsortedSegmentSum(rows, places as Tensor1D, batches * size);
  return reshape(transpose(reshape(sums, [batches, size, outer, inner]), [0, 2, 1, 3]), x.shape);
}
