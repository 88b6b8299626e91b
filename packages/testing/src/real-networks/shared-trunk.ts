import {
  toNetwork,
  type CutActivations,
  type ExplainableModel,
  type Network,
} from '@gradcam/core/network';
import { dispose, memory, type Tensor } from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** A network whose trunk is run once for each layer and input, however many maps are made there. */
export interface SharedTrunk {
  readonly network: Network;
  /**
   * Runs something and asserts that it leaves as many tensors as it found, but for what is kept for the next map.
   *
   * @param run What is tried.
   * @returns What `run` returns.
   */
  withoutLeak<T>(run: () => Promise<T>): Promise<T>;
  /** Frees what is kept. */
  dispose(): void;
}

/** What a network gave for some inputs. */
interface Kept {
  readonly inputs: readonly ArrayLike<number>[];
  readonly tensors: readonly Tensor[];
}

/**
 * Shares the trunk of a real network between tests: on a GPU made of software it takes seconds, and most tests ask something of the head.
 *
 * @param model The model; it stays the caller's.
 * @param inputShapes As for `toNetwork`.
 * @returns The network; other inputs than before run its trunk again.
 */
export function sharedTrunk(
  model: ExplainableModel,
  inputShapes?: readonly (readonly number[])[],
): SharedTrunk {
  const own = toNetwork(model, inputShapes);
  const isInput = (layer: string) => own.inputs.some(({ name }) => name === layer);
  const kept = new Map<string, Kept>();
  const held = () => [...kept.values()].reduce((sum, { tensors }) => sum + tensors.length, 0);

  /** What is kept under a name for these inputs, else what `make` gives; copies, which the caller disposes. */
  const once = async (
    name: string,
    inputs: readonly Tensor[],
    make: () => Promise<readonly Tensor[]>,
  ): Promise<Tensor[]> => {
    const values = await Promise.all(inputs.map((input) => input.data<'float32'>()));
    const before = kept.get(name);
    if (before !== undefined && areEqual(before.inputs, values))
      return before.tensors.map((tensor) => tensor.clone());
    const tensors = await make();
    dispose([...(before?.tensors ?? [])]);
    kept.set(name, { inputs: values, tensors });
    return tensors.map((tensor) => tensor.clone());
  };

  const predict = own.predict?.bind(own);
  const network: Network = {
    ...own,
    cut: (request) => {
      const cut = own.cut(request);
      if (isInput(request.featureLayer)) return cut;
      return {
        ...cut,
        trunk: async (inputs): Promise<CutActivations> => {
          const [activations, ...bypass] = await once(request.featureLayer, inputs, async () => {
            const reached = await cut.trunk(inputs);
            return [reached.activations, ...reached.bypass];
          });
          if (activations === undefined) throw new RangeError('the trunk gave no activations');
          return { activations, bypass };
        },
      };
    },
    ...(predict === undefined
      ? {}
      : {
          predict: async (inputs, layer) => {
            const [output] = await once(`the output of ${layer}`, inputs, async () => {
              const predicted = await predict(inputs, layer);
              return predicted === undefined ? [] : [predicted];
            });
            return output;
          },
        }),
  };

  return {
    network,
    withoutLeak: async (run) => {
      const before = memory().numTensors - held();
      const result = await run();
      expect(memory().numTensors - held()).toBe(before);
      return result;
    },
    dispose: () => {
      for (const { tensors } of kept.values()) dispose([...tensors]);
      kept.clear();
    },
  };
}

function areEqual(
  before: readonly ArrayLike<number>[],
  now: readonly ArrayLike<number>[],
): boolean {
  return (
    before.length === now.length &&
    before.every((values, index) => {
      const others = now[index] ?? [];
      if (values.length !== others.length) return false;
      for (let at = 0; at < values.length; at += 1) if (values[at] !== others[at]) return false;
      return true;
    })
  );
}
