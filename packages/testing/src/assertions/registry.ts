import { registeredGradients } from '@gradcam/tfjs-gradients/contract';
import * as tfjs from '@tensorflow/tfjs-core';
import { expect } from 'vitest';

/** The kernels of the active backend and all gradients, by name. */
export interface Registry {
  readonly kernels: ReadonlyMap<string, tfjs.KernelConfig>;
  readonly gradients: ReadonlyMap<string, tfjs.GradConfig>;
}

/**
 * Lists what is registered with tfjs now.
 *
 * @returns A copy of the registry, which is one for the process.
 */
export function currentRegistry(): Registry {
  const kernels = new Map(
    tfjs.getKernelsForBackend(tfjs.getBackend()).map((kernel) => [kernel.kernelName, kernel]),
  );
  return { kernels, gradients: registeredGradients() };
}

/**
 * Asserts that the same kernels and gradients are registered as before, the same objects and no others.
 *
 * @param before The registry before.
 */
export function expectSameRegistry(before: Registry): void {
  const now = currentRegistry();
  expect(changed(before.kernels, now.kernels), 'kernels that were changed').toEqual([]);
  expect(changed(before.gradients, now.gradients), 'gradients that were changed').toEqual([]);
}

function changed(before: ReadonlyMap<string, object>, now: ReadonlyMap<string, object>): string[] {
  const names = new Set([...before.keys(), ...now.keys()]);
  return [...names].filter((name) => before.get(name) !== now.get(name));
}
