import * as tf from '@tensorflow/tfjs-core';

/**
 * Resizes pictures as Keras does, by half pixels: by a matrix for each axis, because the gradient of tfjs' own resizing ignores
 * half pixels.
 *
 * @param x [B, H, W, C].
 * @param size Height and width.
 * @param interpolation `bilinear` or `nearest`.
 * @returns [B, height, width, C], float32.
 */
export function resizeLikeKeras(
  x: tf.Tensor,
  size: readonly number[],
  interpolation: string,
): tf.Tensor {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const [rows = height, columns = width] = size;
  const shares = interpolation === 'nearest' ? nearestShares : bilinearShares;
  const pictures = tf.reshape(tf.cast(x, 'float32'), [batch, height, width * channels]);
  const tall = along(pictures, shares(height, rows));
  const lines = tf.reshape(tall, [batch * rows, width, channels]);
  const whole = along(lines, shares(width, columns));
  return tf.reshape(whole, [batch, rows, columns, channels]);
}

/** Multiplies the middle axis of `x` by a matrix. */
function along(x: tf.Tensor, matrix: tf.Tensor2D): tf.Tensor {
  const [batch = 0] = x.shape;
  const [to, from] = matrix.shape;
  return tf.matMul(tf.broadcastTo(tf.reshape(matrix, [1, to, from]), [batch, to, from]), x);
}

/** Returns the share of each old position in each new one, [to, from]. */
function bilinearShares(from: number, to: number): tf.Tensor2D {
  return sharesOf(from, to, (middle) => {
    const place = middle - 0.5;
    const before = Math.floor(place);
    const part = place - before;
    return [
      [before, 1 - part],
      [before + 1, part],
    ];
  });
}

function nearestShares(from: number, to: number): tf.Tensor2D {
  return sharesOf(from, to, (middle) => [[Math.floor(middle), 1]]);
}

function sharesOf(
  from: number,
  to: number,
  sources: (middle: number) => (readonly [number, number])[],
): tf.Tensor2D {
  const shares = new Float32Array(to * from);
  for (let place = 0; place < to; place += 1) {
    for (const [source, share] of sources(((place + 0.5) * from) / to)) {
      // Beyond the edge the outermost pixel goes on.
      const index = place * from + Math.min(from - 1, Math.max(0, source));
      shares[index] = (shares[index] ?? 0) + share;
    }
  }
  return tf.tensor2d(shares, [to, from]);
}
