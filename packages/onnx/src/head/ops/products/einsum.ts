import * as tf from '@tensorflow/tfjs-core';
import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { wordOf } from '../../attributes.js';
import { tensorAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';

/** A factor with a letter for each axis. */
interface Factor {
  readonly letters: string;
  readonly tensor: tf.Tensor;
}

/** Sums of products over axes named by letters, two factors at a time. */
export const einsum: HeadOp = {
  op: 'Einsum',
  lacks: (node) => {
    const { inputs } = termsOf(node);
    const isDiagonal = inputs.some(
      (term) => new Set(term.replace('...', '')).size < term.replace('...', '').length,
    );
    return isDiagonal ? 'takes a diagonal by a letter that stands twice' : undefined;
  },
  run: (call) => {
    const { inputs, output } = termsOf(call.node);
    const ranks = inputs.map(
      (term, at) => tensorAt(call, at).rank - term.replace('...', '').length,
    );
    const spelled = (term: string, hidden: number): string =>
      // The axes that an ellipsis stands for, counted from behind, by digits.
      term.replace('...', '9876543210'.slice(10 - hidden));
    const factors = inputs.map((term, at) => ({
      letters: spelled(term, term.includes('...') ? (ranks[at] ?? 0) : 0),
      tensor: tensorAt(call, at),
    }));
    return product(factors, spelled(output, Math.max(0, ...ranks)));
  },
};

/** The terms of an equation; without an arrow, letters that stand once make the result. */
function termsOf(node: OnnxNode): { readonly inputs: string[]; readonly output: string } {
  const [left = '', right] = wordOf(node, 'equation', '').replaceAll(' ', '').split('->');
  const inputs = left.split(',');
  if (right !== undefined) return { inputs, output: right };
  const letters = Array.from(left.replaceAll(/[,.]/g, '')).sort();
  const once = letters.filter((each) => letters.indexOf(each) === letters.lastIndexOf(each));
  return { inputs, output: `${left.includes('...') ? '...' : ''}${once.join('')}` };
}

function product(factors: readonly Factor[], output: string): tf.Tensor {
  const [first, second, ...others] = factors;
  if (first === undefined) throw new RangeError('a product has a factor');
  if (second === undefined) return summed(first, output);
  if (others.length === 0) {
    return tf.einsum(`${first.letters},${second.letters}->${output}`, first.tensor, second.tensor);
  }
  const wanted = output + others.map(({ letters }) => letters).join('');
  const kept = [...new Set(first.letters + second.letters)].filter((each) => wanted.includes(each));
  const tensor = product([first, second], kept.join(''));
  return product([{ letters: kept.join(''), tensor }, ...others], output);
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
