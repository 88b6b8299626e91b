import { watchDevice } from '@gradcam/core';
import { backend } from '@tensorflow/tfjs-core';

/** Of a GPUDevice, as much as it takes to know that it is gone, or refuses something. */
interface Device {
  readonly lost: Promise<{ readonly message: string }>;
  readonly pushErrorScope: (filter: 'validation') => void;
  readonly popErrorScope: () => Promise<unknown>;
  onuncapturederror: ((event: { readonly error: { readonly message: string } }) => void) | null;
}

/** Of tfjs-backend-webgpu's own. */
interface OnDevice {
  readonly device: Device;
}

/** Makes the loss of the active backend's device, and what it refuses, known to the maps that run on it. */
export function watchActiveDevice(): void {
  // Border to tfjs: the active backend is the one that was just activated.
  const { device } = backend() as unknown as OnDevice;
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
  watchDevice('webgpu', {
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
  });
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
