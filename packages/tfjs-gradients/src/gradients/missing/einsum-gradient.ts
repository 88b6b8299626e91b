import { einsum, type EinsumAttrs, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Computes the gradient of a product of two tensors by Einstein's convention: the upstream gradient times the other factor, summed
 * over what the factor does not have.
 */
export const einsumGradient: GradConfig = {
  kernelName: 'Einsum',
  saveAllInputs: true,
  gradFunc: (dy, factors, attributes) => {
    // Border to tfjs-core: attributes are untyped, and a gradient may get a list, which this op never does.
    const { equation } = attributes as unknown as EinsumAttrs;
    const upstream = dy as Tensor;
    const [inputs = '', result = ''] = equation.replaceAll(' ', '').split('->');
    const terms = inputs.split(',');
    return Object.fromEntries(
      factors.map((_, index) => [
        String(index),
        () => factorGradient(upstream, result, { factors, terms, index }),
      ]),
    );
  },
};

function factorGradient(
  dy: Tensor,
  result: string,
  {
    factors,
    terms,
    index,
  }: { factors: readonly Tensor[]; terms: readonly string[]; index: number },
): Tensor {
  const own = terms[index] ?? '';
  const others = terms.filter((_, other) => other !== index);
  const known = new Set([result, ...others].join(''));
  const isPlain =
    factors.length <= 2 &&
    new Set(own).size === own.length &&
    Array.from(own).every((axis) => known.has(axis));
  if (!isPlain)
    throw new Error(`gradient function not found for Einsum of ${terms.join(',')}->${result}`);
  return einsum(
    `${[result, ...others].join(',')}->${own}`,
    dy,
    ...factors.filter((_, other) => other !== index),
  );
}
