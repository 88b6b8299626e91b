import type { OnnxAttribute } from '../../../graph/onnx-graph.js';
import { spelledTerms, type SpelledTerms } from '../../../head/ops/products/spelled-terms.js';
import { summedTo } from '../../parts/sums/summed-to.js';
import { unsqueeze } from '../../parts/shapes/unsqueeze.js';
import type { PullCall, PullRule, ValueShape } from '../../pull-rule.js';

/** A sum of products: the gradient in a factor is that of the output times the other factors. */
export const einsumRule: PullRule = {
  op: 'Einsum',
  pull: (call) => {
    const shapes = call.node.inputs.map((_, position) => call.shapeOf(position));
    if (shapes.includes(undefined)) return undefined;
    const terms = spelledTerms(
      call.node,
      shapes.map((shape = []) => shape.length),
    );
    return call.node.inputs.map((_, position) =>
      call.isWanted(position) ? inFactor(call, terms, position) : undefined,
    );
  },
};

function inFactor(call: PullCall, { inputs, output }: SpelledTerms, position: number): string {
  const { builder, gradient, node } = call;
  const own = inputs[position] ?? '';
  const isOther = (_: string, at: number): boolean => at !== position;
  const read = [output, ...inputs.filter(isOther)];
  const letters = Array.from(own);
  const found = letters.filter((letter) => read.some((term) => term.includes(letter)));
  const equation: OnnxAttribute = {
    kind: 'string',
    value: `${read.join(',')}->${found.join('')}`,
  };
  const made = builder.add('Einsum', [gradient, ...node.inputs.filter(isOther)], { equation });
  const missing = letters.flatMap((letter, axis) => (found.includes(letter) ? [] : [axis]));
  const like = node.inputs[position] ?? '';
  const summed = summedTo(call, unsqueeze(call, made, missing), {
    from: letters.map((letter) => sizeOf(call, inputs, letter)),
    to: call.shapeOf(position) ?? [],
    position,
  });
  // What only this factor has is summed in the output: all along such an axis have the same gradient.
  return missing.length === 0
    ? summed
    : builder.add('Expand', [summed, builder.add('Shape', [like])]);
}

/** The size of an axis in the factor in which it is not one. */
function sizeOf(
  { shapeOf }: PullCall,
  inputs: readonly string[],
  letter: string,
): ValueShape[number] {
  const sizes = inputs.flatMap((term, at) =>
    term.includes(letter) ? [shapeOf(at)?.[term.indexOf(letter)] ?? null] : [],
  );
  const repeated = sizes.find((size) => size !== 1);
  return repeated === undefined ? 1 : repeated;
}
