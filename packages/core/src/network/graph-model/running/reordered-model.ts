import type { LiftedActivations } from '@gradcam/layer-select';
import { dispose, tidy, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import { outputList } from '../../../tensor/output-list.js';
import { executeAsync } from './execute-async.js';
import type { GraphModelLike } from '../graph-model-like.js';

/** Runs a graph model by the names of values; the result has one tensor for each name. */
export interface ReorderedModel {
  /**
   * @param feeds The values that are known; the caller keeps them.
   * @param names The values to compute.
   * @returns Tensors that the caller, or the surrounding `tf.tidy`, disposes.
   */
  execute(feeds: NamedTensorMap, names: readonly string[]): Tensor[];
  /**
   * @param feeds The values that are known; the caller keeps them.
   * @param names The values to compute.
   * @returns Tensors that the caller disposes.
   */
  executeAsync(feeds: NamedTensorMap, names: readonly string[]): Promise<Tensor[]>;
}

/** The source in the model of a value of a moved chain. */
interface Place {
  /** The value to read; the node to feed it to, and the one to fetch, which makes of it what is meant. */
  readonly read: string;
  readonly then: { readonly feed: string; readonly fetch: string } | undefined;
  /** Fed with what is meant, this chain of runs gives what the model calls `end`. */
  readonly toEnd: readonly { readonly feed: string; readonly fetch: string }[];
  readonly end: string;
}

/**
 * Runs a graph model whose description has activations above the maximum poolings that the model puts them below.
 *
 * `relu(max(x))` is described as `max(relu(x))`: a value between the two is made by feeding the model's own nodes, with their own
 * attributes, in the other order.
 *
 * @param model The model.
 * @param lifted The chains that are described in the other order.
 * @param sources The value that the first pooling of each chain reads, in the order of the chains.
 * @returns The model by the described names.
 */
export function reorderedModel(
  model: GraphModelLike,
  lifted: readonly LiftedActivations[],
  sources: readonly string[],
): ReorderedModel {
  const places = new Map(lifted.flatMap((chain, index) => placesOf(chain, sources[index] ?? '')));
  const run = (feed: string, value: Tensor, fetch: string): Tensor => {
    const [result] = outputList(model.execute({ [feed]: value }, [fetch]));
    if (result === undefined) throw new RangeError(`"${fetch}" gave no output`);
    return result;
  };
  const fed = (feeds: NamedTensorMap): NamedTensorMap =>
    Object.fromEntries(
      Object.entries(feeds).map(([name, tensor]): [string, Tensor] => {
        const place = places.get(name);
        if (place === undefined) return [name, tensor];
        const value = place.toEnd.reduce((at, { feed, fetch }) => run(feed, at, fetch), tensor);
        return [place.end, value];
      }),
    );
  const read = (names: readonly string[]): string[] =>
    names.map((name) => places.get(name)?.read ?? name);
  const remade = (names: readonly string[], results: readonly Tensor[]): Tensor[] =>
    results.map((result, index) => {
      const then = places.get(names[index] ?? '')?.then;
      return then === undefined ? result : run(then.feed, result, then.fetch);
    });
  return {
    execute: (feeds, names) => remade(names, outputList(model.execute(fed(feeds), read(names)))),
    executeAsync: async (feeds, names) => {
      // Only a trunk runs asynchronously, and it is fed the network's inputs, which belong to no chain.
      const results = outputList(await executeAsync(model, feeds, read(names)));
      try {
        const all = tidy(() => remade(names, results));
        dispose(results.filter((result) => !all.includes(result)));
        return all;
      } catch (error) {
        dispose(results);
        throw error;
      }
    },
  };
}

/** In the model: source, poolings, activations. Described: source, activations, poolings. */
function placesOf({ pools, activations }: LiftedActivations, source: string): [string, Place][] {
  const lastPool = pools.at(-1) ?? '';
  const end = activations.at(-1) ?? '';
  const pooling = { feed: source, fetch: lastPool };
  return [
    ...activations.map((name): [string, Place] => {
      const others = name === end ? [] : [{ feed: name, fetch: end }];
      const then = { feed: lastPool, fetch: name };
      return [name, { read: source, then, toEnd: [...others, pooling], end }];
    }),
    ...pools.map((name): [string, Place] => {
      if (name === lastPool) return [name, { read: end, then: undefined, toEnd: [], end }];
      const then = { feed: lastPool, fetch: end };
      return [name, { read: name, then, toEnd: [{ feed: name, fetch: lastPool }], end }];
    }),
  ];
}
