import { clone, dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { dependentTensors } from './dependent-tensors.js';
import { engineTape, type TapeNode } from './engine-tape.js';

/**
 * Lets a backward pass free as it goes what nothing reads any more: the gradient of an op's result and what was saved for it, once the
 * gradients of its inputs are there. TensorFlow.js holds all of that until the pass is over, which is several times the activations.
 *
 * To be called under the tape, when the result is there and every other change of the tape is made. The tape of a gradient inside another
 * is left as it is.
 *
 * @param tape The recorded nodes; their gradients are changed.
 * @param from The tensors that are differentiated with respect to.
 */
export function freeOnTheWay(tape: readonly TapeNode[], from: readonly Tensor[]): void {
  if (engineTape().gradientDepth > 1) return;
  const dependent = dependentTensors(tape, from);
  const recorded = tape.reduce((most, { outputs }) => Math.max(most, ...outputs.map(idOf)), 0);
  const arrived = new Set<number>();
  let spent: Tensor[] = [];
  for (const node of tape) {
    const { gradient, saved = [] } = node;
    if (gradient === undefined) continue;
    node.gradient = (upstream) => {
      // Of the op before: by now tfjs has added up what goes to the same tensor.
      dispose(spent);
      const asked = Object.entries(node.inputs).filter(([, { id }]) => dependent.has(id));
      const mayFree = ({ id, kept }: Tensor) => id > recorded && !kept;
      const made = tidy(() => {
        const makers = gradient(upstream);
        const others = new Set(upstream);
        return Object.fromEntries(
          asked.flatMap(([name]) => {
            const tensor = makers[name]?.();
            // tfjs says that it is missing.
            if (tensor === undefined) return [];
            // What the caller holds, or another input's gradient, too, outlives this one.
            const own = mayFree(tensor) && !others.has(tensor) ? tensor : clone(tensor);
            others.add(tensor);
            return [[name, own]];
          }),
        );
      });
      // Border to tfjs-core: of a result that nothing depends on there is none.
      const there = upstream.filter((tensor) => (tensor as Tensor | null) !== null);
      spent = [...there.filter(mayFree), ...saved];
      for (const [name, { id }] of asked) {
        const added = arrived.has(id) ? made[name] : undefined;
        if (added !== undefined) spent.push(added);
        arrived.add(id);
      }
      return Object.fromEntries(Object.entries(made).map(([name, tensor]) => [name, () => tensor]));
    };
  }
}

function idOf({ id }: Tensor): number {
  return id;
}
