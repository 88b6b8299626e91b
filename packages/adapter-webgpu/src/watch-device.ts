import { watchDevice } from '@gradcam/core';
import { backend } from '@tensorflow/tfjs-core';

/** Of tfjs-backend-webgpu's own, as much as it takes to know that its device is gone. */
interface OnDevice {
  readonly device: { readonly lost: Promise<{ readonly message: string }> };
}

/** Makes the loss of the active backend's device known to the maps that run on it. */
export function watchActiveDevice(): void {
  // Border to tfjs: the active backend is the one that was just activated.
  const { device } = backend() as unknown as OnDevice;
  const listeners = new Set<(loss: string) => void>();
  let loss: string | undefined;
  void device.lost.then(({ message }) => {
    loss = `got "${message || 'no reason'}"`;
    for (const tell of listeners) tell(loss);
  });
  watchDevice('webgpu', {
    loss: () => loss,
    onLoss: (tell) => {
      listeners.add(tell);
      return () => {
        listeners.delete(tell);
      };
    },
  });
}
