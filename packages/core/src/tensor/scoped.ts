import { engine, type Tensor, type TensorContainer } from '@tensorflow/tfjs-core';

/** Of a scope of tfjs, as much as it takes to leave its tensors alone. */
interface Scope {
  readonly activeScope: { readonly track: readonly Tensor[] };
}

/**
 * Runs a function that may be asynchronous: tensors of a synchronous one other than its result are disposed, as by `tf.tidy`,
 * which does not accept promises; an asynchronous one disposes its intermediate tensors itself.
 *
 * @param run Makes tensors.
 * @returns The result of `run`.
 */
export function scoped<T>(run: () => T): T {
  const scopes = engine();
  scopes.startScope('scoped');
  let result: T;
  try {
    result = run();
  } catch (error) {
    scopes.endScope();
    throw error;
  }
  // Border to tfjs-core: the state of the engine has no public type; a result is tensors, or a promise of them.
  const { activeScope } = scopes.state as unknown as Scope;
  scopes.endScope(
    result instanceof Promise ? [...activeScope.track] : (result as unknown as TensorContainer),
  );
  return result;
}
