import { GradCamError } from '@gradcam/errors';
import { dispose, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core';
import type { GraphModelLike } from '../graph-model-like.js';
import { loopLimit } from '../../guards/loop-limit.js';

/** The values of one run by the names of nodes; a branch that is not taken has none. */
type Values = Readonly<Record<string, readonly (Tensor | undefined)[] | undefined>>;

/** The state of one run: the lists and arrays of a loop. */
interface RunContext {
  dispose(keptIds: ReadonlySet<number>): void;
}

/** The parts of tfjs-converter's executor that a run goes through; a function of the graph has an executor of its own. */
interface Executor {
  readonly weightMap: Values;
  readonly functionExecutorMap: Readonly<Record<string, Executor>>;
  processStack(
    inputNodes: unknown,
    stack: unknown,
    context: RunContext,
    values: Values,
    ...others: readonly unknown[]
  ): Promise<unknown>[];
  checkTensorForDisposal(
    name: string,
    node: unknown,
    values: Values,
    ...others: readonly unknown[]
  ): void;
}

/** A graph model with what its types keep to themselves. */
interface PrivateModel extends GraphModelLike {
  readonly executor: Executor;
  resourceIdToCapturedInput?: unknown;
}

/** The values and the state that a run has made so far. */
interface Run {
  readonly values: Set<Values>;
  readonly contexts: Set<RunContext>;
  hasFailed: boolean;
  rounds: number;
}

/**
 * Runs a graph model with branches or loops. Where a node fails tfjs leaves what the others have made: here it is freed. A loop that does not end is ended.
 *
 * @param model The model.
 * @param feeds The values that are known; the caller keeps them.
 * @param names The values to compute; the model's outputs where left out.
 * @returns Tensors that the caller disposes.
 * @throws `MODEL_UNSUPPORTED` for a loop that goes on and on; what a node throws
 */
export async function executeAsync(
  model: GraphModelLike,
  feeds: NamedTensorMap,
  names?: string[],
): Promise<Tensor | Tensor[]> {
  // Border to tfjs-converter: the executor is private, and nothing public says what a run has made.
  const own = model as PrivateModel;
  const run: Run = { values: new Set(), contexts: new Set(), hasFailed: false, rounds: 0 };
  const kept = new Set([...Object.values(feeds), ...tensorsOf(own.executor.weightMap)]);
  const freeOthers = (values: Values) => {
    dispose(tensorsOf(values).filter((tensor) => !tensor.isDisposed && !kept.has(tensor)));
  };
  const watched = Object.create(own, {
    executor: { value: watchedExecutor(own.executor, run, freeOthers) },
    // The tables of words, which the model's first run fills for all of them.
    resourceIdToCapturedInput: {
      get: () => own.resourceIdToCapturedInput,
      set: (tables: unknown) => {
        own.resourceIdToCapturedInput = tables;
      },
    },
  }) as GraphModelLike;
  try {
    return await watched.executeAsync(feeds, names);
  } catch (error) {
    run.hasFailed = true;
    run.values.forEach(freeOthers);
    const ids = new Set([...kept].map(({ id }) => id));
    for (const context of run.contexts) context.dispose(ids);
    throw error;
  }
}

/** Makes an executor that remembers what it computes; everything else is the model's own. */
function watchedExecutor(
  executor: Executor,
  run: Run,
  freeOthers: (values: Values) => void,
): Executor {
  const functions: Record<string, Executor> = {};
  const watch = (own: Executor): Executor =>
    // Border to the language: an object has what its prototype has.
    Object.create(own, {
      functionExecutorMap: { value: functions },
      processStack: {
        value(this: Executor, ...given: Parameters<Executor['processStack']>) {
          const [, , context, values] = given;
          countRound(run);
          run.contexts.add(context);
          run.values.add(values);
          return own.processStack.apply(this, given);
        },
      },
      checkTensorForDisposal: {
        value(this: Executor, ...given: Parameters<Executor['checkTensorForDisposal']>) {
          // A node that was waited for comes late, when another has failed.
          if (run.hasFailed) freeOthers(given[2]);
          else own.checkTensorForDisposal.apply(this, given);
        },
      },
    }) as Executor;
  for (const [name, own] of Object.entries(executor.functionExecutorMap))
    functions[name] = watch(own);
  return watch(executor);
}

function countRound(run: Run): void {
  run.rounds += 1;
  if (run.rounds <= loopLimit.rounds) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `a loop of this graph does not end, got ${loopLimit.rounds} rounds of its nodes; see its condition, or convert the network to a layers model.`,
  );
}

function tensorsOf(values: Values): Tensor[] {
  return Object.values(values).flatMap((list = []) => list.flatMap((tensor) => tensor ?? []));
}
