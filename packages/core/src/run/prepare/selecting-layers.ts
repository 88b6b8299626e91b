import { LayerSelectError } from '@gradcam/layer-select';
import { GradCamError } from '@gradcam/errors';

/**
 * Runs a choice of layers; layer-select throws an error of its own, which becomes ours here.
 *
 * @param choose Chooses.
 * @returns What `choose` returns.
 * @throws The codes of layer-select, as a `GradCamError`
 */
export function selectingLayers<T>(choose: () => T): T {
  try {
    return choose();
  } catch (cause) {
    if (cause instanceof LayerSelectError)
      throw new GradCamError(cause.code, cause.sentence, { cause });
    throw cause;
  }
}
