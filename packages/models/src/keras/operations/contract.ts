import * as tf from '@tensorflow/tfjs-core';

/**
 * Sums products along axes, as `einsum` writes it, by one matrix product: tfjs has no gradient of its Einsum.
 *
 * @param subscripts Two operands and the result: `abc,cd->abd`; an ellipsis means leading axes.
 * @param a The first operand.
 * @param b The second operand.
 * @returns The result.
 */
export function contract(subscripts: string, a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const [leftAll, rightAll, result] = letters(subscripts, a.rank, b.rank);
  // An axis that neither the other operand nor the result has is summed first.
  const kept = (axes: readonly string[], other: readonly string[]): string[] =>
    axes.filter((letter) => other.includes(letter) || result.includes(letter));
  const left = kept(leftAll, rightAll);
  const right = kept(rightAll, leftAll);
  const [first, second] = [sumOthers(a, leftAll, left), sumOthers(b, rightAll, right)];
  const sizes = new Map([
    ...left.map((letter, index) => [letter, first.shape[index] ?? 1] as const),
    ...right.map((letter, index) => [letter, second.shape[index] ?? 1] as const),
  ]);
  const size = (axes: readonly string[]): number =>
    axes.reduce((product, letter) => product * (sizes.get(letter) ?? 1), 1);

  const batch = left.filter((letter) => right.includes(letter) && result.includes(letter));
  const summed = left.filter((letter) => right.includes(letter) && !result.includes(letter));
  const leftOnly = left.filter((letter) => !right.includes(letter));
  const rightOnly = right.filter((letter) => !left.includes(letter));

  const arrange = (x: tf.Tensor, from: readonly string[], to: readonly string[]): tf.Tensor =>
    tf.transpose(
      x,
      to.map((letter) => from.indexOf(letter)),
    );
  const rows = tf.reshape(arrange(first, left, [...batch, ...leftOnly, ...summed]), [
    size(batch),
    size(leftOnly),
    size(summed),
  ]);
  const columns = tf.reshape(arrange(second, right, [...batch, ...summed, ...rightOnly]), [
    size(batch),
    size(summed),
    size(rightOnly),
  ]);
  const order = [...batch, ...leftOnly, ...rightOnly];
  const product = tf.reshape(
    tf.matMul(rows, columns),
    order.map((letter) => sizes.get(letter) ?? 1),
  );
  return arrange(product, order, result);
}

function sumOthers(x: tf.Tensor, axes: readonly string[], kept: readonly string[]): tf.Tensor {
  const others = axes.flatMap((letter, index) => (kept.includes(letter) ? [] : [index]));
  return others.length === 0 ? x : tf.sum(x, others);
}

function letters(
  subscripts: string,
  leftRank: number,
  rightRank: number,
): readonly [string[], string[], string[]] {
  const [operands = '', result = ''] = subscripts.replace(/\s/g, '').split('->');
  const [left = '', right = ''] = operands.split(',');
  const named = (text: string): number => text.replace('...', '').length;
  const most = Math.max(
    left.includes('...') ? leftRank - named(left) : 0,
    right.includes('...') ? rightRank - named(right) : 0,
  );
  // Digits name the axes that the dots stand for, from the end, so that operands of unequal rank meet.
  const dots = Array.from({ length: most }, (_, index) => String(index));
  const expand = (text: string, rank: number): string[] => {
    const [before = '', after] = text.split('...');
    if (after === undefined) return before.split('');
    const count = rank - before.length - after.length;
    return before.split('').concat(dots.slice(dots.length - count), after.split(''));
  };
  return [expand(left, leftRank), expand(right, rightRank), expand(result, named(result) + most)];
}
