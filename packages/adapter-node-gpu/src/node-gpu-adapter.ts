import { activateBackend, type Adapter, type Availability } from '@gradcam/core';
import { calledAs, GradCamError } from '@gradcam/errors';
import { nodePictures, type NodePictures } from '@gradcam/pictures/node';

/** The packages that bring the native backend, the one with CUDA first. */
const packages = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'] as const;

/**
 * The native TensorFlow backend in Node, with pictures by sharp: tfjs-node-gpu where it is installed, else tfjs-node.
 *
 * @returns The adapter; nothing is loaded before it is used.
 */
export function nodeGpuAdapter(): Adapter & NodePictures {
  return {
    name: 'node-gpu',
    backendName: 'tensorflow',
    device: 'gpu',
    availability: async () => (await loadNative()).availability,
    prepare: () => calledAs('nodeGpuAdapter.prepare', prepare),
    ...nodePictures,
  };
}

async function prepare(): Promise<void> {
  const { availability, cause } = await loadNative();
  if (!availability.available) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `${availability.reason}; ${availability.remedy}.`,
      { cause },
    );
  }
  await activateBackend(
    'tensorflow',
    'run npm rebuild @tensorflow/tfjs-node-gpu --build-from-source',
  );
}

/**
 * Loading is the only way to know: the packages install without their native addon and fail when they are imported.
 * The second is tried only where the first is not installed; one that is installed and broken is said to be so.
 */
async function loadNative(): Promise<{ availability: Availability; cause?: unknown }> {
  for (const name of packages) {
    try {
      await import(name);
      return { availability: { available: true } };
    } catch (cause) {
      if (isNotInstalled(cause)) continue;
      const reason = `${name} is installed but its native addon does not load, got ${firstLine(cause)}`;
      const remedy = `run npm rebuild ${name} --build-addon-from-source with Node 20 or 22, or use @gradcam/adapter-wasm`;
      return { availability: { available: false, reason, remedy }, cause };
    }
  }
  return {
    availability: {
      available: false,
      reason: 'neither @tensorflow/tfjs-node-gpu nor @tensorflow/tfjs-node is installed',
      remedy:
        'run npm install @tensorflow/tfjs-node-gpu (with CUDA) or npm install @tensorflow/tfjs-node, or use @gradcam/adapter-wasm',
    },
  };
}

function isNotInstalled(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === 'ERR_MODULE_NOT_FOUND' &&
    packages.some((name) => cause.message.includes(`'${name}'`))
  );
}

function firstLine(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return (
    message
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no message'
  );
}
