import { dispose, type Tensor } from '@tensorflow/tfjs-core';

/** Keeps what was computed from some inputs until it is computed from others. */
export interface TensorCache {
  /**
   * Gives what is kept under a name for these inputs, else what `make` gives.
   *
   * @param name What is computed.
   * @param inputs What from.
   * @param make Computes it; what it returns is the cache's from then on.
   * @returns Copies, which the caller disposes.
   */
  readonly once: (
    name: string,
    inputs: readonly Tensor[],
    make: () => Promise<readonly Tensor[]>,
  ) => Promise<Tensor[]>;
  /** Counts the tensors that are kept. */
  readonly size: () => number;
  /** Frees all that is kept. */
  readonly dispose: () => void;
}

/** The results computed from some inputs. */
interface Kept {
  readonly inputs: readonly ArrayLike<number>[];
  readonly tensors: readonly Tensor[];
}

/**
 * Creates a cache.
 *
 * @returns An empty one.
 */
export function tensorCache(): TensorCache {
  const kept = new Map<string, Kept>();
  return {
    once: async (name, inputs, make) => {
      const values = await Promise.all(inputs.map((input) => input.data<'float32'>()));
      const before = kept.get(name);
      if (before !== undefined && areEqual(before.inputs, values))
        return before.tensors.map((tensor) => tensor.clone());
      const tensors = await make();
      dispose([...(before?.tensors ?? [])]);
      kept.set(name, { inputs: values, tensors });
      return tensors.map((tensor) => tensor.clone());
    },
    size: () => [...kept.values()].reduce((sum, { tensors }) => sum + tensors.length, 0),
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
