import {
  matMul,
  reshape,
  tensor2d,
  tidy,
  transpose,
  type GradConfig,
  type ResizeBilinearAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';

/** The settings that determine where along an axis the samples of a resize come from. */
type Placement = Pick<ResizeBilinearAttrs, 'alignCorners' | 'halfPixelCenters'>;

/** A function that returns how much each input sample of an axis counts for an output sample: `[index, weight]`. */
type Taps = (at: number, inputSize: number) => readonly (readonly [number, number])[];

/**
 * Computes the gradients of tfjs's two resizes, exact for every placement of the samples: the transposed matrix of each axis.
 *
 * tfjs's own are wrong with half-pixel centres (cpu, wasm, the native backend), and WebGL's does not compile for one sample with
 * aligned corners.
 */
export const resizeGradients: readonly GradConfig[] = [
  resizeGradient('ResizeBilinear', bilinearTaps),
  resizeGradient('ResizeNearestNeighbor', nearestTaps),
];

function resizeGradient(
  kernelName: string,
  tapsOf: (placement: Placement) => { readonly shift: number; readonly taps: Taps },
): GradConfig {
  return {
    kernelName,
    inputsToSave: ['images'],
    gradFunc: (dy, [images], attributes) => ({
      images: () => {
        if (images === undefined) throw new RangeError(`${kernelName} kept no input`);
        // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
        const { alignCorners, halfPixelCenters } = attributes as unknown as Placement;
        const placement = { alignCorners, halfPixelCenters };
        const { shift, taps } = tapsOf(placement);
        const along = (outputSize: number, inputSize: number) =>
          axisMatrix(outputSize, inputSize, (at) => {
            const isAligned = alignCorners && outputSize > 1;
            const scale = isAligned ? (inputSize - 1) / (outputSize - 1) : inputSize / outputSize;
            return taps((halfPixelCenters ? at + 0.5 : at) * scale - shift, inputSize);
          });
        return backThrough(dy as Tensor, images.shape, along);
      },
    }),
  };
}

function bilinearTaps({ halfPixelCenters }: Placement) {
  const taps: Taps = (at, inputSize) => {
    const low = Math.max(0, Math.floor(at));
    const high = Math.min(inputSize - 1, Math.max(0, Math.ceil(at)));
    const share = at - low;
    return low === high
      ? [[low, 1]]
      : [
          [low, 1 - share],
          [high, share],
        ];
  };
  return { shift: halfPixelCenters ? 0.5 : 0, taps };
}

function nearestTaps({ alignCorners }: Placement) {
  const taps: Taps = (at, inputSize) => {
    const nearest = alignCorners ? Math.round(at) : Math.floor(at);
    return [[Math.max(0, Math.min(inputSize - 1, nearest)), 1]];
  };
  return { shift: 0, taps };
}

/** `[outputSize, inputSize]`: what a resize of one axis multiplies by, and its gradient too. */
function axisMatrix(
  outputSize: number,
  inputSize: number,
  tapsAt: (at: number) => readonly (readonly [number, number])[],
): Tensor {
  const values = new Float32Array(outputSize * inputSize);
  for (let at = 0; at < outputSize; at += 1)
    for (const [index, weight] of tapsAt(at)) {
      const place = at * inputSize + index;
      values[place] = (values[place] ?? 0) + weight;
    }
  return tensor2d(values, [outputSize, inputSize]);
}

/** `[N, H, W, C]` back to `[N, h, w, C]`, one axis after the other. */
function backThrough(
  dy: Tensor,
  shape: readonly number[],
  along: (outputSize: number, inputSize: number) => Tensor,
): Tensor {
  const [count = 1, rows = 1, columns = 1, channels = 1] = shape;
  const [, outputRows = 1, outputColumns = 1] = dy.shape;
  return tidy(() => {
    const lines = reshape(transpose(dy, [0, 3, 1, 2]), [-1, outputColumns]);
    const narrowed = reshape(matMul(lines, along(outputColumns, columns)), [
      count * channels,
      outputRows,
      columns,
    ]);
    const upright = reshape(transpose(narrowed, [0, 2, 1]), [-1, outputRows]);
    const shortened = matMul(upright, along(outputRows, rows));
    return transpose(reshape(shortened, [count, channels, columns, rows]), [0, 3, 2, 1]);
  });
}
