import type { DeviceWatch } from '@gradcam/core/adapter';
import type { KernelBackend } from '@tensorflow/tfjs-core';

/** Of a GPUDevice, as much as it takes to know that it is gone, or refuses something. */
interface Device {
  readonly lost: Promise<{ readonly message: string }>;
  readonly pushErrorScope: (filter: 'validation') => void;
  readonly popErrorScope: () => Promise<unknown>;
  onuncapturederror: ((event: { readonly error: { readonly message: string } }) => void) | null;
}

/** tfjs-backend-webgpu's own, whose class is not to be had without WebGPU. */
export type WebgpuBackend = KernelBackend & { readonly device: Device };

/**
 * Watches a device: whether it is lost, and what it refuses.
 *
 * @param backend The backend on the device.
 * @param backend.device The device.
 * @returns The watch.
 */
export function watchDevice({ device }: WebgpuBackend): DeviceWatch {
  const listeners = new Set<(loss: string) => void>();
  let loss: string | undefined;
  void device.lost.then(({ message }) => {
    loss = `got "${message || 'no reason'}"`;
    for (const tell of listeners) tell(loss);
  });
  const refused: string[] = [];
  device.onuncapturederror = ({ error }) => {
    refused.push(`got "${firstLine(error.message)}"`);
  };
  return {
    loss: () => loss,
    refusals: async () => {
      await answered(device);
      return refused;
    },
    onLoss: (tell) => {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
  };
}

/** Waits until the device has answered for all that it was given: what it refuses comes before the end of a scope. */
async function answered(device: Device): Promise<void> {
  device.pushErrorScope('validation');
  // A device that is lost has no scopes; the loss tells itself.
  await device.popErrorScope().catch(() => undefined);
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
