import { GradCamError } from '@gradcam/errors';
import type { LayerLike } from './layers-model-like.js';

/** An activation object of tfjs-layers; `apply` is its function. */
interface ActivationLike {
  apply(...tensors: unknown[]): unknown;
  getClassName(): string;
}

/**
 * Runs a function while a layer's own activation is linear: so a Dense with a fused softmax gives its logits.
 *
 * The layer belongs to the user: its activation is put back whatever happens, before anybody else can run.
 *
 * @param layer A layer with an `activation`: Dense, Conv, …
 * @param run Must not be async.
 * @returns The result of `run`.
 */
export function withoutActivation<T>(layer: LayerLike, run: () => T): T {
  // Border to tfjs-layers: `activation` is protected there and has no public setter.
  const holder = layer as LayerLike & { activation?: ActivationLike };
  const activation = holder.activation;
  if (activation === undefined) {
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `score "logit": the layer "${layer.name}" (${layer.getClassName()}) keeps its activation where it cannot be switched off; name as reductionLayer the layer that gives the logits.`,
    );
  }
  holder.activation = { apply: (input) => input, getClassName: () => 'linear' };
  try {
    return run();
  } finally {
    holder.activation = activation;
  }
}
