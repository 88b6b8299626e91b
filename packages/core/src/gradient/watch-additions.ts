import { clone, keep, mul, neg, ones, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { engineTape, type TapeNode } from './engine-tape.js';
import { tapeBetween } from './tape-between.js';

/** Constants that were added on the way. The caller disposes them once the backward pass is over. */
export interface Additions {
  readonly constants: readonly Tensor[];
}

/** The scopes in which tfjs records a layer that it has fused with its bias. */
const fused = /^fused(Conv2d|DepthwiseConv2d|MatMul)(__op)?$/;

/**
 * Watches where constants are added between a tensor and what is computed from it: biases of layers, also of fused and of batch
 * normalisations, and whatever else stays the same when the tensor changes. To be called under the tape, after the result is there.
 *
 * No layer need be known for it, as the tape has ops: so it serves every kind of network.
 *
 * @param from Where the way begins.
 * @param to Where it ends.
 * @param see Gets, while the gradient is computed, the constant times the gradient of the result where it is added, of the shape of the
 *   op's output. Runs in `tf.tidy`.
 * @returns What was kept for it.
 */
export function watchAdditions(from: Tensor, to: Tensor, see: (term: Tensor) => void): Additions {
  const constants: Tensor[] = [];
  const { nodes, dependent } = tapeBetween(engineTape().activeTape ?? [], from, to);
  for (const node of nodes) {
    const { gradient } = node;
    if (gradient === undefined) continue;
    for (const constant of tidy(() => addedBy(node, dependent).map((each) => keep(clone(each))))) {
      constants.push(constant);
      const before = node.gradient;
      node.gradient = (outputs) => {
        const [upstream] = outputs;
        if (upstream !== undefined)
          tidy(() => {
            see(mul(upstream, constant));
          });
        return (before ?? gradient)(outputs);
      };
    }
  }
  return { constants };
}

/** What an op adds that does not depend on the input: each as wide as it is, to be spread over the output. */
function addedBy(node: TapeNode, dependent: ReadonlySet<number>): readonly Tensor[] {
  const { kernelName, inputs } = node;
  const fixed = (name: string) => {
    const tensor = inputs[name];
    return tensor === undefined || dependent.has(tensor.id) ? undefined : tensor;
  };
  if (kernelName === 'Add' || kernelName === 'AddN')
    return Object.keys(inputs).flatMap((name) => fixed(name) ?? []);
  if (kernelName === 'Sub') {
    const [first, second] = [fixed('a'), fixed('b')];
    return [
      ...(first === undefined ? [] : [first]),
      ...(second === undefined ? [] : [neg(second)]),
    ];
  }
  if (fused.test(kernelName)) return [fixed('2') ?? []].flat();
  return kernelName === 'FusedBatchNorm' ? shiftOf(node, fixed) : [];
}

/** offset - mean * slope; the slope comes from the gradient, for the tape does not say the op's epsilon. */
function shiftOf(
  { inputs, outputs, gradient }: TapeNode,
  fixed: (name: string) => Tensor | undefined,
): readonly Tensor[] {
  const [mean, offset, output] = [fixed('mean'), fixed('offset'), outputs[0]];
  if (mean === undefined || fixed('variance') === undefined || output === undefined) return [];
  if (inputs['scale'] != null && fixed('scale') === undefined) return [];
  const slope = gradient?.([ones(output.shape)])['x']?.();
  if (slope === undefined) return [];
  const shift = neg(mul(mean, slope));
  return [offset === undefined ? shift : sub(offset, mul(mean, slope))];
}
