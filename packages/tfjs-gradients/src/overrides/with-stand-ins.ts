import {
  getBackend,
  getKernel,
  registerKernel,
  unregisterKernel,
  type KernelConfig,
} from '@tensorflow/tfjs-core';
import type { KernelOverride } from './with-overrides.js';

/** A kernel that stands in while scopes are open. */
interface StandIn {
  readonly registered: KernelConfig;
  /** The backend's own; undefined where it has none. */
  readonly own: KernelConfig | undefined;
  /** The number of scopes that need it. */
  scopes: number;
}

/** By backend and kernel. TensorFlow.js has one registry for the whole process, and so have all copies of this package. */
const standInsKey = Symbol.for('@gradcam/tfjs-gradients/stand-ins');
const everywhere = globalThis as { [standInsKey]?: Map<string, StandIn> | undefined };
const standIns = (everywhere[standInsKey] ??= new Map<string, StandIn>());

/**
 * Runs part of a network while kernels that the backend lacks or has wrong are replaced, and puts the backend's own back.
 *
 * A graph with branches runs asynchronously, so several runs may be open at once and end in any order: what is replaced stays
 * until the last of them ends. Until then others get it too, which does no harm, for it computes what the op is documented
 * to compute.
 *
 * @param kernels The replacements; see `forwardKernels`.
 * @param run Runs the network; may be async.
 * @returns The result of `run`; if that is a promise, the kernels stay until it is settled.
 */
export function withStandIns<T>(kernels: readonly KernelOverride[], run: () => T): T {
  if (kernels.length === 0) return run();
  const backendName = getBackend();
  const names = kernels.map((kernel) => open(kernel, backendName));
  const close = () => {
    for (const name of names) closeOne(name);
  };
  let result: T;
  try {
    result = run();
  } catch (cause) {
    close();
    throw cause;
  }
  if (!(result instanceof Promise)) {
    close();
    return result;
  }
  // The promise is the very T that was asked for; TypeScript does not see through `instanceof`.
  return result.finally(close) as T;
}

function open({ kernelName, kernelFunc }: KernelOverride, backendName: string): string {
  const key = `${backendName}_${kernelName}`;
  const known = standIns.get(key);
  if (known !== undefined) {
    known.scopes += 1;
    return key;
  }
  // Border to tfjs-core: getKernel is typed as if every kernel were there.
  const own = getKernel(kernelName, backendName) as KernelConfig | undefined;
  if (own !== undefined) unregisterKernel(kernelName, backendName);
  const registered: KernelConfig = {
    // What sets a backend up and frees it stays, for the backend may be started anew meanwhile.
    ...own,
    kernelName,
    backendName,
    kernelFunc: (parameters) => kernelFunc(parameters, own?.kernelFunc),
  };
  registerKernel(registered);
  standIns.set(key, { registered, own, scopes: 1 });
  return key;
}

function closeOne(key: string): void {
  const standIn = standIns.get(key);
  if (standIn === undefined) return;
  standIn.scopes -= 1;
  if (standIn.scopes > 0) return;
  standIns.delete(key);
  const { kernelName, backendName } = standIn.registered;
  // What somebody else has put in its place meanwhile is theirs.
  if (getKernel(kernelName, backendName) !== standIn.registered) return;
  unregisterKernel(kernelName, backendName);
  if (standIn.own !== undefined) registerKernel(standIn.own);
}
