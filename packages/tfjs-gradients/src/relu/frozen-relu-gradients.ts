import { clone, getGradient, keep, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { gradientsForPass } from '../gradients/gradients-for-pass.js';

/** Ops that are linear but for kinks: their gradient says on which side of a kink each number lies, and nothing else. */
const kinked = [
  'Relu',
  'Relu6',
  'LeakyRelu',
  'Prelu',
  'Abs',
  'Maximum',
  'Minimum',
  'ClipByValue',
  'MaxPool',
  'MaxPool3D',
  'Max',
  'Min',
  'TopK',
] as const;

/** The sides of all kinks in one backward pass, for others to be run with. */
export interface FrozenReluGradients {
  /** For the pass that is remembered. */
  readonly recording: readonly GradConfig[];
  /** For a pass with the same network at other numbers; made anew for each. */
  readonly replaying: () => readonly GradConfig[];
  readonly dispose: () => void;
}

/**
 * Remembers which ReLUs are on and where maxima lie, so that two gradients of one network differ by its curvature alone: a kink between
 * the two would count for far more than any curvature. Serves second derivatives by differences.
 *
 * @returns Gradients in place of TensorFlow.js's, for `withMendedGradients`.
 *
 * @example
 * ```ts
 * const frozen = frozenReluGradients();
 * const gradient = tf.grad((x) => tf.sum(tf.relu(x)));
 * const here = await withMendedGradients(() => gradient(tf.tensor1d([1])), { gradients: frozen.recording });
 * // At -1 the ReLU counts as on, as it was at 1: the gradient is 1, where it is 0 otherwise.
 * const there = await withMendedGradients(() => gradient(tf.tensor1d([-1])), { gradients: frozen.replaying() });
 * frozen.dispose();
 * ```
 */
export function frozenReluGradients(): FrozenReluGradients {
  const kept: Tensor[][] = [];
  return {
    recording: withSaved((saved) => {
      kept.push(saved.map((tensor) => keep(clone(tensor))));
      return saved;
    }),
    replaying: () => {
      // The same network runs backwards in the same order.
      let turn = 0;
      return withSaved((saved) => kept[turn++] ?? saved);
    },
    dispose: () => {
      for (const tensor of kept.flat()) tensor.dispose();
    },
  };
}

/** Makes the gradients, ours before tfjs's, with changed saved tensors. */
function withSaved(change: (saved: Tensor[]) => Tensor[]): readonly GradConfig[] {
  const ours = new Map(gradientsForPass().map((gradient) => [gradient.kernelName, gradient]));
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  const registered = (name: string) => getGradient(name) as GradConfig | undefined;
  return kinked.flatMap((name) => {
    const own = ours.get(name) ?? registered(name);
    if (own === undefined) return [];
    const gradFunc: GradConfig['gradFunc'] = (dy, saved, attributes) =>
      own.gradFunc(dy, change(saved), attributes);
    return [{ ...own, gradFunc }];
  });
}
