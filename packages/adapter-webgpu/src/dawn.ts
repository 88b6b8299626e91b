import type * as Dawn from 'webgpu';
import {
  importOptional,
  tryImport,
  type ImportProblem,
  type Obstacle,
} from '@gradcam/core/adapter';
import { loadWithGlobals, requireAtRunTime } from '@gradcam/load-with-globals';
import { findBackendFactory } from '@tensorflow/tfjs-core';

/** The options for starting Dawn. */
export interface DawnOptions {
  /** Handed to Dawn's `create`, for example `['adapter=NVIDIA']`; see the package `webgpu`. */
  readonly dawn?: readonly string[] | undefined;
}

const backendPackage = '@tensorflow/tfjs-backend-webgpu';

/** The advice if the backend does not start. */
export const remedy = 'see that the graphics driver has Vulkan, or use @gradcam/adapter-wasm';

/**
 * Finds what keeps Dawn from working here.
 *
 * @param options The options for starting Dawn.
 * @returns The obstacle, or `undefined` where Dawn finds a graphics adapter.
 */
export async function findObstacle({ dawn = [] }: DawnOptions): Promise<Obstacle | undefined> {
  const { module: webgpu, problem } = await tryImport<typeof Dawn>(
    'webgpu',
    () => import('webgpu'),
  );
  if (problem !== undefined) return withoutDawn(problem);
  return (await webgpu.create([...dawn]).requestAdapter()) === null
    ? { reason: 'Dawn finds no graphics adapter that it can use', remedy }
    : undefined;
}

/**
 * Loads tfjs's backend on Dawn and has it registered, unless it is.
 *
 * @param options The options for starting Dawn.
 * @throws `BACKEND_UNAVAILABLE`
 */
export async function loadOnDawn({ dawn = [] }: DawnOptions): Promise<void> {
  // Border to tfjs-core: findBackendFactory is typed as if there were always one.
  const known = findBackendFactory('webgpu') as (() => unknown) | null | undefined;
  if (known != null) return;
  const webgpu = await importOptional<typeof Dawn>('webgpu', () => import('webgpu'));
  const navigator = { gpu: webgpu.create([...dawn]) };
  // All that tfjs's backend reads from the global object: the classes and constants of WebGPU whenever it works,
  // and navigator.gpu, by itself and through globalThis, when it is loaded and when it starts.
  const require = requireAtRunTime(import.meta.url);
  const globals = {
    ...Object.fromEntries(Object.entries(webgpu.globals)),
    navigator,
    globalThis: { navigator },
  };
  await importOptional(backendPackage, () =>
    Promise.resolve(loadWithGlobals(require.resolve(backendPackage), globals)),
  );
}

function withoutDawn({ isMissing, reason, cause }: ImportProblem): Obstacle {
  return isMissing
    ? {
        reason: 'the package webgpu, which brings WebGPU to Node, is not installed',
        remedy: 'run npm install webgpu, or use @gradcam/adapter-wasm',
        cause,
      }
    : {
        reason: `the package webgpu does not load, got ${reason}`,
        remedy:
          'install a release of it that is built for this machine, or use @gradcam/adapter-wasm',
        cause,
      };
}
