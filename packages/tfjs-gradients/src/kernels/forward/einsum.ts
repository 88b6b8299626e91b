import {
  cast,
  matMul,
  reshape,
  sum,
  tidy,
  transpose,
  type EinsumAttrs,
  type Tensor,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/** A tensor and a letter for each of its axes. */
interface Factor {
  readonly tensor: Tensor;
  readonly letters: readonly string[];
}

/**
 * Computes sums of products by Einstein's convention, of one or two tensors, made of transposition and matrix product: wasm has no
 * kernel for them, and every attention of Keras is made of them.
 */
export const einsumOfProducts: KernelOverride = {
  kernelName: 'Einsum',
  kernelFunc: ({ inputs, attrs }) =>
    tidy(() => {
      // Border to tfjs-core: inputs and attributes of a kernel are untyped.
      const tensors = Object.values(inputs) as unknown as Tensor[];
      const { equation } = attrs as unknown as EinsumAttrs;
      const [terms = '', result = ''] = equation.replaceAll(' ', '').split('->');
      const wanted = Array.from(result);
      const factors = terms.split(',').map((term, index) => factorOf(term, tensors[index]));
      const [first, second, ...others] = factors;
      if (first === undefined || others.length > 0)
        throw new Error(`einsum: one or two factors are supported, got ${factors.length}`);
      const summed = (factor: Factor, other: Factor | undefined) =>
        withoutUnread(factor, new Set([...wanted, ...(other?.letters ?? [])]));
      const product =
        second === undefined
          ? summed(first, undefined)
          : productOf(summed(first, second), summed(second, first), new Set(wanted));
      return inOrder(product, wanted).tensor.clone();
    }),
};

function factorOf(term: string, tensor: Tensor | undefined): Factor {
  const letters = Array.from(term);
  if (tensor?.rank !== letters.length || new Set(letters).size < letters.length)
    throw new Error(`einsum: the letters do not fit the tensor, got "${term}"`);
  return { tensor, letters };
}

/** Sums over the axes that nothing else reads. */
function withoutUnread({ tensor, letters }: Factor, read: ReadonlySet<string>): Factor {
  const unread = letters.flatMap((letter, axis) => (read.has(letter) ? [] : [axis]));
  if (unread.length === 0) return { tensor, letters };
  return { tensor: sum(tensor, unread), letters: letters.filter((letter) => read.has(letter)) };
}

/**
 * Multiplies two factors: axes that both have and the result keeps are a batch; axes that both have and the result lacks are
 * summed.
 */
function productOf(a: Factor, b: Factor, wanted: ReadonlySet<string>): Factor {
  const shared = a.letters.filter((letter) => b.letters.includes(letter));
  const batch = shared.filter((letter) => wanted.has(letter));
  const summed = shared.filter((letter) => !wanted.has(letter));
  const rows = a.letters.filter((letter) => !shared.includes(letter));
  const columns = b.letters.filter((letter) => !shared.includes(letter));
  const lengths = new Map(
    [a, b].flatMap(({ tensor, letters }) =>
      letters.map((letter, axis) => [letter, tensor.shape[axis] ?? 1] as const),
    ),
  );
  const sizes = (letters: readonly string[]) => letters.map((letter) => lengths.get(letter) ?? 1);
  const matrices = (factor: Factor, down: readonly string[], across: readonly string[]) =>
    reshape(inOrder(factor, [...batch, ...down, ...across]).tensor, [
      product(sizes(batch)),
      product(sizes(down)),
      product(sizes(across)),
    ]);
  const result = matMul(
    cast(matrices(a, rows, summed), 'float32'),
    cast(matrices(b, summed, columns), 'float32'),
  );
  const letters = [...batch, ...rows, ...columns];
  return { tensor: cast(reshape(result, sizes(letters)), a.tensor.dtype), letters };
}

function inOrder({ tensor, letters }: Factor, wanted: readonly string[]): Factor {
  const order = wanted.map((letter) => letters.indexOf(letter));
  const isInOrder = order.every((axis, index) => axis === index);
  return { tensor: isInOrder ? tensor : transpose(tensor, order), letters: wanted };
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1);
}
