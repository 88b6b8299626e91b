import { dispose, engine, type Tensor, type Variable } from '@tensorflow/tfjs-core';

/** The state of tfjs, as much as says what was made. */
interface EngineState {
  readonly activeScope: { readonly track: readonly Tensor[] };
  readonly registeredVariables: Readonly<Record<string, Variable>>;
}

/** A result, and what was made for it. */
export interface Recorded<T> {
  readonly result: T;
  /** Disposes every tensor and variable that was made and is still there. */
  readonly free: () => void;
}

/**
 * Runs a function and remembers the tensors and variables that it makes: those alone, as nothing else runs meanwhile.
 *
 * @param run Runs at once; what a promise of it makes later is not recorded.
 * @returns The result, with what frees it.
 * @throws What `run` throws; everything that it made is freed then.
 */
export function recorded<T>(run: () => T): Recorded<T> {
  const scopes = engine();
  // Border to tfjs-core: the state of the engine has no public type.
  const state = scopes.state as unknown as EngineState;
  const before = new Set(Object.keys(state.registeredVariables));
  /** Ends the scope without disposing anything. */
  const ended = (): Tensor[] => {
    const made = Object.entries(state.registeredVariables).flatMap(([name, variable]): Tensor[] =>
      before.has(name) ? [] : [variable],
    );
    made.push(...state.activeScope.track);
    scopes.endScope(made);
    return made;
  };
  scopes.startScope('load');
  let result: T;
  try {
    result = run();
  } catch (error) {
    free(ended());
    throw error;
  }
  const made = ended();
  return {
    result,
    free: () => {
      free(made);
    },
  };
}

function free(tensors: readonly Tensor[]): void {
  dispose(tensors.filter(({ isDisposed }) => !isDisposed));
}
