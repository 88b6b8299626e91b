import { engine, Tensor, type KernelFunc } from '@tensorflow/tfjs-core';

/** The arguments of an override. */
export type KernelParameters = Parameters<KernelFunc>[0];

/** A backend's own kernel, and what to change of what the override was called with. */
export interface OwnCall {
  readonly own: KernelFunc | undefined;
  readonly kernelName: string;
  readonly parameters: KernelParameters;
  /** The inputs in place of the override's; the same ones when left out. */
  readonly inputs?: Readonly<Record<string, Tensor>>;
  readonly attributes?: object;
}

/**
 * Runs a backend's own kernel, for what an override does not compute itself.
 *
 * @param call The kernel to run, and its arguments.
 * @returns The result of a kernel that gives one.
 * @throws What tfjs throws where the backend has no such kernel
 */
export function runOwn({ own, kernelName, parameters, inputs, attributes }: OwnCall): Tensor {
  if (own === undefined) throw new Error(`Kernel '${kernelName}' not registered for backend`);
  const result = own({
    ...parameters,
    inputs: inputs ?? parameters.inputs,
    // Border to tfjs-core: attributes of a kernel are untyped.
    attrs: { ...(attributes ?? parameters.attrs) },
  });
  const [only] = [result].flat();
  if (only === undefined) throw new RangeError(`the kernel ${kernelName} gave nothing`);
  // Another override may lie between, which gives a tensor: a second one of the same data would outlive it.
  if (only instanceof Tensor) return only as Tensor;
  return engine().makeTensorFromTensorInfo(only);
}
