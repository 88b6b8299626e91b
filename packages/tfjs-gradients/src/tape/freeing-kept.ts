import { dispose, engine, type Tensor } from '@tensorflow/tfjs-core';

/**
 * Runs a pass under the tape, and where it fails frees what tfjs kept for the way back.
 *
 * tfjs keeps copies of what a gradient needs. Only a pass that succeeds disposes them, and where making one of them fails, the
 * tape does not yet know the others. What is kept outside of an op is not tfjs's and is left alone.
 *
 * @param run Must not be async.
 * @returns The result of `run`.
 */
export function freeingKept<T>(run: () => T): T {
  const target = engine();
  const before = Object.getOwnPropertyDescriptor(target, 'keep');
  const own = target.keep.bind(target);
  const kept: Tensor[] = [];
  target.keep = (tensor) => {
    if (target.state.kernelDepth > 0) kept.push(tensor);
    return own(tensor);
  };
  try {
    return run();
  } catch (error) {
    dispose(kept);
    throw error;
  } finally {
    if (before === undefined) Reflect.deleteProperty(target, 'keep');
    else Object.defineProperty(target, 'keep', before);
  }
}
