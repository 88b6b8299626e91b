import { add, clone, keep, mul, neg, ones, sub, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { engineTape, type TapeNode } from './engine-tape.js';
import { tapeBetween } from './tape-between.js';

/** The scopes in which tfjs records a layer that it has fused with its bias. */
const fused = /^fused(Conv2d|DepthwiseConv2d|MatMul)(__op)?$/;

/**
 * Watches where constants are added between a tensor and what is computed from it: biases of layers, also of fused and of batch
 * normalisations, implicit ones of activations, and whatever else stays the same when the tensor changes. To be called under the tape, after the result is there.
 *
 * No layer need be known for it, as the tape has ops: so it serves every kind of network.
 *
 * @param from Where the way begins.
 * @param to Where it ends.
 * @param see Gets, while the gradient is computed, the constant times the gradient of the result where it is added, of the shape of the
 *   op's output. Runs in `tf.tidy`.
 * @param constants Gets what is kept for it, which the caller disposes once the backward pass is over or has failed.
 */
export function watchAdditions(
  from: Tensor,
  to: Tensor,
  see: (term: Tensor) => void,
  constants: Tensor[],
): void {
  const { nodes, dependent } = tapeBetween(engineTape().activeTape ?? [], from, to);
  for (const node of nodes) {
    const { gradient } = node;
    if (gradient === undefined) continue;
    const added = tidy(() => addedBy(node, dependent).map((each) => keep(clone(each))));
    if (added.length === 0) continue;
    constants.push(...added);
    node.gradient = (outputs) => {
      tidy(() => {
        for (const constant of added) for (const upstream of outputs) see(mul(upstream, constant));
      });
      return gradient(outputs);
    };
  }
}

/** Activations that are no straight lines through zero: what they add counts, too. Whether they save their input. */
const bent: ReadonlyMap<string, boolean> = new Map([
  ['ClipByValue', true],
  ['Elu', false],
  ['Relu6', true],
  ['Selu', true],
  ['Sigmoid', false],
  ['Softplus', true],
  ['Tanh', false],
]);

/** What an op adds that does not depend on the input: each as wide as it is, to be spread over the output. */
function addedBy(node: TapeNode, dependent: ReadonlySet<number>): readonly Tensor[] {
  const { kernelName, inputs, saved = [] } = node;
  const fixed = (name: string) => {
    const tensor = inputs[name];
    return tensor == null || dependent.has(tensor.id) ? [] : [tensor];
  };
  // These save what they get, and what they get may be gone: a plain number becomes a tensor for the op alone.
  const kept = (name: string, at: number) => fixed(name).map((tensor) => saved[at] ?? tensor);
  switch (kernelName) {
    case 'Add':
      return [...kept('a', 0), ...kept('b', 1)];
    case 'Sub':
      return [...kept('a', 0), ...kept('b', 1).map((tensor) => neg(tensor))];
    case 'AddN':
      return Object.keys(inputs).flatMap((name, at) => kept(name, at));
    case 'FusedBatchNorm':
      return shiftOf(node, fixed);
    case 'Maximum':
    case 'Minimum':
      return [...fixed('a').map(() => 'b'), ...fixed('b').map(() => 'a')].flatMap((name) =>
        limitOf(node, name),
      );
    default:
      if (bent.has(kernelName)) return bendOf(node);
      return fused.test(kernelName) ? fixed('2') : [];
  }
}

/** offset - mean * slope; the slope comes from the gradient, for the tape does not say the op's epsilon. */
function shiftOf(
  { inputs, outputs, gradient }: TapeNode,
  fixed: (name: string) => readonly Tensor[],
): readonly Tensor[] {
  const [output] = outputs;
  const given = ['mean', 'variance', 'scale', 'offset'].filter((name) => inputs[name] != null);
  if (output === undefined || !given.every((name) => fixed(name).length === 1)) return [];
  const [mean] = fixed('mean');
  const [offset] = fixed('offset');
  const slope = gradient?.([ones(output.shape)])['x']?.();
  if (slope === undefined || mean === undefined) return [];
  const shift = neg(mul(mean, slope));
  return [offset === undefined ? shift : add(shift, offset)];
}

/** f(x) - f'(x) x: the implicit bias of a non-linearity. */
function bendOf({ kernelName, inputs, outputs, gradient, saved }: TapeNode): readonly Tensor[] {
  const [output] = outputs;
  const { x } = inputs;
  // An activation that a layer has fused gets what is gone afterwards; some save it, others their output.
  const kept = bent.get(kernelName) === true ? saved?.[0] : undefined;
  const input = x?.isDisposed === true ? kept : x;
  if (input === undefined || output === undefined || output.isDisposed) return [];
  const slope = gradient?.([ones(output.shape)])['x']?.();
  return slope === undefined ? [] : [sub(output, mul(slope, input))];
}

/** The limit of a maximum or minimum, where it is reached: there the other side has no slope. */
function limitOf({ outputs, gradient }: TapeNode, name: string): readonly Tensor[] {
  const [output] = outputs;
  if (output === undefined || output.isDisposed) return [];
  const slope = gradient?.([ones(output.shape)])[name]?.();
  return slope === undefined ? [] : [sub(output, mul(output, slope))];
}
