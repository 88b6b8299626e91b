import { clone, getGradient, keep, type GradConfig, type Tensor } from '@tensorflow/tfjs-core';
import { gradientsForPass } from '../gradients-for-pass.js';

/** Ops that are straight but for kinks: their gradient says on which side of a kink each number lies, and nothing else. */
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
export interface FrozenGates {
  /** For the pass that is remembered. */
  readonly recording: readonly GradConfig[];
  /** For a pass with the same network at other numbers; made anew for each. */
  readonly replaying: () => readonly GradConfig[];
  readonly dispose: () => void;
}

/**
 * Remembers which ReLUs are on and where maxima lie, so that two gradients differ by the network's curve alone: a kink between the two
 * would count for far more than any curve.
 *
 * @returns Gradients in place of tfjs's, for `differentiate`.
 */
export function frozenGates(): FrozenGates {
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

/** The gradients, ours before tfjs's, with something else in place of what they saved. */
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
