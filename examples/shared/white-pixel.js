// What the examples explain: a network and a picture whose map is worked out by hand.
import { layers, sequential } from '@tensorflow/tfjs';

/** A network whose score is the mean of all cells: each of its 4 x 4 cells counts 1/16. */
export function meanNet() {
  return sequential({
    layers: [
      layers.conv2d({
        inputShape: [4, 4, 3],
        filters: 1,
        kernelSize: 1,
        kernelInitializer: 'ones',
        activation: 'relu',
      }),
      layers.globalAveragePooling2d({}),
      layers.dense({ units: 1, kernelInitializer: 'ones' }),
    ],
  });
}

/** A black picture with one white pixel, in row 2 and column 1; rows and columns begin with 0. */
export function whitePixel() {
  const white = 2 * 4 + 1;
  const data = Uint8ClampedArray.from({ length: 4 * 4 * 4 }, (_, index) =>
    index % 4 === 3 || Math.floor(index / 4) === white ? 255 : 0,
  );
  return { data, width: 4, height: 4 };
}

/** Says where a map is hottest, and how hot. */
export function hottestCell({ data, width }) {
  const cell = data.indexOf(Math.max(...data));
  return `row ${Math.floor(cell / width)}, column ${cell % width}: ${data[cell]}`;
}
