import type { LayersModel } from '@tensorflow/tfjs-layers';

/** The count that tfjs-layers keeps of a layer's uses, which has no public type. */
interface Counted {
  readonly _refCount?: number | null;
  readonly layers?: readonly Counted[];
}

/**
 * Makes `dispose` of a model free all that its load made. tfjs leaves the weights of layers that are called twice, and of models inside
 * of it, for it counts each call as a use by somebody else.
 *
 * @param model A model that was just loaded; its `dispose` is replaced.
 * @param free Disposes what the load made and is still there.
 * @returns The same model.
 */
export function disposedWhole(model: LayersModel, free: () => void): LayersModel {
  // Border to tfjs-layers: the count of uses is not public.
  const uses = () => usesOf(model as unknown as Counted);
  const before = uses();
  const dispose = model.dispose.bind(model);
  model.dispose = () => {
    // Layers that were built into another model since are still needed there.
    const areShared = uses() > before;
    const result = dispose();
    if (!areShared && result.refCountAfterDispose === 0) free();
    return result;
  };
  return model;
}

function usesOf({ _refCount: count, layers = [] }: Counted): number {
  return layers.reduce((sum, layer) => sum + usesOf(layer), count ?? 0);
}
