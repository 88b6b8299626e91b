import * as tf from '@tensorflow/tfjs-core';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { spelledTerms } from './spelled-terms.js';

/** A factor with a letter for each axis. */
interface Factor {
  readonly letters: string;
  readonly tensor: tf.Tensor;
}

/** Sums of products over axes named by letters, two factors at a time. */
export const einsum: HeadOp = {
  op: 'Einsum',
  lacks: (node) => {
    const isDiagonal = spelledTerms(node).inputs.some((term) => new Set(term).size < term.length);
    return isDiagonal ? 'takes a diagonal by a letter that stands twice' : undefined;
  },
  run: (call) => {
    const tensors = call.inputs.map((_, at) => tensorAt(call, at));
    const { inputs, output } = spelledTerms(
      call.node,
      tensors.map(({ rank }) => rank),
    );
    return product(
      inputs.map((letters, at) => ({ letters, tensor: tensorAt(call, at) })),
      output,
    );
  },
};

function product(factors: readonly Factor[], output: string): tf.Tensor {
  const [first, second, ...others] = factors;
  if (first === undefined) throw new RangeError('a product has a factor');
  if (second === undefined) return summed(first, output);
  if (others.length === 0) {
    const [a, b] = [shared(first, second.letters + output), shared(second, first.letters + output)];
    return tf.einsum(`${a.letters},${b.letters}->${output}`, a.tensor, b.tensor);
  }
  const wanted = output + others.map(({ letters }) => letters).join('');
  const kept = [...new Set(first.letters + second.letters)].filter((each) => wanted.includes(each));
  const tensor = product([first, second], kept.join(''));
  return product([{ letters: kept.join(''), tensor }, ...others], output);
}

/** Sums the axes that nobody else has, with which TensorFlow.js has no gradient. */
function shared(factor: Factor, others: string): Factor {
  const letters = Array.from(factor.letters)
    .filter((each) => others.includes(each))
    .join('');
  return letters === factor.letters ? factor : { letters, tensor: summed(factor, letters) };
}

/** One factor: its axes summed and put into order. */
function summed({ letters, tensor }: Factor, output: string): tf.Tensor {
  const axes = Array.from(letters).flatMap((each, axis) => (output.includes(each) ? [] : [axis]));
  const left = Array.from(letters).filter((each) => output.includes(each));
  const sum = axes.length === 0 ? tensor : tf.sum(tensor, axes);
  return tf.transpose(
    sum,
    Array.from(output).map((each) => left.indexOf(each)),
  );
}
