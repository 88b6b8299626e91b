import {
  add,
  range,
  reshape,
  scatterND,
  type GradConfig,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** Computes the gradient of the largest numbers of each row: it goes back to where they stood. */
export const topKGradient: GradConfig = {
  kernelName: 'TopK',
  inputsToSave: ['x'],
  outputsToSave: [false, true],
  gradFunc: (dy, [x, indices]) => {
    if (x === undefined || indices === undefined) throw new RangeError('TopK kept too little');
    // Border to tfjs-core: this op has two outputs, so its gradient gets a list.
    const [upstream] = dy as Tensor[];
    if (upstream === undefined) throw new RangeError('TopK has no gradient to go on from');
    return {
      x: () => {
        const size = x.shape[x.rank - 1] ?? 1;
        const rows = x.size / size;
        const starts = reshape(range(0, rows * size, size, 'int32'), [rows, 1]);
        const places = reshape(add(reshape(indices, [rows, -1]), starts), [-1, 1]);
        return reshape(scatterND(places, reshape(upstream, [-1]), [x.size]), x.shape);
      },
    };
  },
};
