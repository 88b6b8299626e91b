import { calledAs, checkKind } from '@gradcam/errors';
import { add, clone, keep, mul, neg, ones, sub, tidy, Tensor } from '@tensorflow/tfjs-core';
import { engineTape, type TapeNode } from '../tape/engine-tape.js';
import { tapeBetween } from '../tape/tape-between.js';

/** The scopes in which tfjs records a layer that it has fused with its bias. */
const fused = /^fused(Conv2d|DepthwiseConv2d|MatMul)(__op)?$/;

/**
 * Observes where constants are added between a tensor and what is computed from it: biases of layers, also of fused ones and of batch
 * normalisations, implicit biases of activations, and whatever else stays the same when the tensor changes. To be called under the tape,
 * after the result is there.
 *
 * It reads ops off the tape and knows no layers, so it serves every kind of network. What a score is made of (Srinivas 2019,
 * arXiv 1905.00780, eq. 3): input times gradient, plus the sum of all terms that are observed.
 *
 * @param from The tensor that is differentiated with respect to.
 * @param to The tensor computed from it.
 * @param see Gets, while the gradient is computed, the constant times the gradient of the result where it is added, of the shape of the
 *   op's output. Runs in `tf.tidy`.
 * @param constants Gets what is kept for it, which the caller disposes once the backward pass is over or has failed.
 *
 * @example
 * ```ts
 * const terms: tf.Tensor[] = [];
 * const constants: tf.Tensor[] = [];
 * const score = (x: tf.Tensor) => {
 *   const result = tf.sum(tf.add(tf.mul(x, 3), tf.scalar(7)));
 *   observeBiases(x, result, (term) => terms.push(tf.keep(tf.sum(term))), constants);
 *   return result;
 * };
 * // 3 * 2 + 7: the gradient times x is 6, and the one term is 7.
 * const gradient = await withMendedGradients(() => tf.grad(score)(tf.scalar(2)));
 * tf.dispose(constants);
 * ```
 */
export function observeBiases(
  from: Tensor,
  to: Tensor,
  see: (term: Tensor) => void,
  constants: Tensor[],
): void {
  calledAs('observeBiases', () => {
    for (const tensor of [from, to])
      checkKind(tensor instanceof Tensor, tensor, 'this is not a tensor', 'one of the pass');
  });
  const { nodes, dependent } = tapeBetween(engineTape().activeTape ?? [], [from], to);
  for (const node of nodes) {
    const { gradient } = node;
    if (gradient === undefined) continue;
    const added = tidy(() => biasesOf(node, dependent).map((bias) => keep(clone(bias))));
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

/** Activations that are not linear through the origin add an implicit bias. Whether they save their input. */
const implicitlyBiased: ReadonlyMap<string, boolean> = new Map([
  ['ClipByValue', true],
  ['Elu', false],
  ['Relu6', true],
  ['Selu', true],
  ['Sigmoid', false],
  ['Softplus', true],
  ['Tanh', false],
]);

/** Returns what an op adds that does not depend on the input: each of its original width, to be spread over the output. */
function biasesOf(node: TapeNode, dependent: ReadonlySet<number>): readonly Tensor[] {
  const { kernelName, inputs, saved = [] } = node;
  const fixed = (name: string) => {
    const tensor = inputs[name];
    return tensor == null || dependent.has(tensor.id) ? [] : [tensor];
  };
  // These save what they get, and what they get may be gone: a plain number becomes a tensor for the op alone.
  const kept = (name: string, index: number) => fixed(name).map((tensor) => saved[index] ?? tensor);
  switch (kernelName) {
    case 'Add':
      return [...kept('a', 0), ...kept('b', 1)];
    case 'Sub':
      return [...kept('a', 0), ...kept('b', 1).map((tensor) => neg(tensor))];
    case 'AddN':
      return Object.keys(inputs).flatMap((name, index) => kept(name, index));
    case 'FusedBatchNorm':
      return batchNormBias(node, fixed);
    case 'Maximum':
    case 'Minimum':
      return [...fixed('a').map(() => 'b'), ...fixed('b').map(() => 'a')].flatMap((name) =>
        reachedLimit(node, name),
      );
    default:
      if (implicitlyBiased.has(kernelName)) return implicitBias(node);
      return fused.test(kernelName) ? fixed('2') : [];
  }
}

/** offset - mean * slope; the slope comes from the gradient, for the tape does not say the op's epsilon. */
function batchNormBias(
  node: TapeNode,
  fixed: (name: string) => readonly Tensor[],
): readonly Tensor[] {
  const given = ['mean', 'variance', 'scale', 'offset'].filter((name) => node.inputs[name] != null);
  if (!given.every((name) => fixed(name).length === 1)) return [];
  const [mean] = fixed('mean');
  const [offset] = fixed('offset');
  const slope = slopeOf(node, 'x');
  if (slope === undefined || mean === undefined) return [];
  const shift = neg(mul(mean, slope));
  return [offset === undefined ? shift : add(shift, offset)];
}

/** f(x) - f'(x) x. */
function implicitBias(node: TapeNode): readonly Tensor[] {
  const { kernelName, inputs, outputs, saved } = node;
  const [output] = outputs;
  const { x } = inputs;
  // An activation that a layer has fused gets what is gone afterwards; some save it, others their output.
  const kept = implicitlyBiased.get(kernelName) === true ? saved?.[0] : undefined;
  const input = x?.isDisposed === true ? kept : x;
  if (input === undefined || output === undefined || output.isDisposed) return [];
  const slope = slopeOf(node, 'x');
  return slope === undefined ? [] : [sub(output, mul(slope, input))];
}

/** The limit of a maximum or minimum, where it is reached: there the gradient of the other side is zero. */
function reachedLimit(node: TapeNode, name: string): readonly Tensor[] {
  const [output] = node.outputs;
  if (output === undefined || output.isDisposed) return [];
  const slope = slopeOf(node, name);
  return slope === undefined ? [] : [sub(output, mul(output, slope))];
}

/** The gradient of an op's output with respect to one of its inputs. */
function slopeOf({ outputs, gradient }: TapeNode, name: string): Tensor | undefined {
  const [output] = outputs;
  return output === undefined ? undefined : gradient?.([ones(output.shape)])[name]?.();
}
