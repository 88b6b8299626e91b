import { defineAdapter, tryImport, type Adapter, type Obstacle } from '@gradcam/core/adapter';

/** The packages that bring the native backend, the one with CUDA first. */
const packages = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

/**
 * Makes the adapter of the native TensorFlow backend in Node: tfjs-node-gpu where it is installed, else tfjs-node.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function nodeGpuAdapter(): Adapter {
  return defineAdapter({
    name: 'node-gpu',
    backendName: 'tensorflow',
    device: 'gpu',
    check: loadNative,
    // To check is to load.
    load: () => undefined,
    remedy: 'run npm rebuild @tensorflow/tfjs-node-gpu --build-from-source',
  });
}

/**
 * Loading is the only way to know: the packages install without their native addon and fail when they are imported.
 * The second is tried only where the first is not installed; one that is installed and broken is said to be so.
 */
async function loadNative(): Promise<Obstacle | undefined> {
  for (const name of packages) {
    const { problem } = await tryImport<unknown>(name, () => import(name));
    if (problem === undefined) return undefined;
    if (problem.isMissing) continue;
    const reason = `${name} is installed but its native addon does not load, got ${problem.reason}`;
    const remedy = `run npm rebuild ${name} --build-addon-from-source with Node 20 or 22, or use @gradcam/adapter-wasm`;
    return { reason, remedy, cause: problem.cause };
  }
  return {
    reason: 'neither @tensorflow/tfjs-node-gpu nor @tensorflow/tfjs-node is installed',
    remedy:
      'run npm install @tensorflow/tfjs-node-gpu (with CUDA) or npm install @tensorflow/tfjs-node, or use @gradcam/adapter-wasm',
  };
}
