import { GradCamError } from '@gradcam/errors';
import type { GraphTrace } from './trace-graph-model.js';

/**
 * Asserts that no batch norm computes the statistics of its batch: TensorFlow.js leaves that attribute out, and computes with means
 * and variances that are not there. Keras 2 writes LayerNormalization as such a node.
 *
 * @param trace All steps.
 * @throws `MODEL_UNSUPPORTED`
 */
export function requireInference({ steps }: GraphTrace): void {
  const training = steps.find(
    ({ node }) =>
      node.op.startsWith('FusedBatchNorm') && node.rawAttrs?.['is_training']?.b === true,
  );
  if (training === undefined) return;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the graph has a batch norm in training mode, which TensorFlow.js does not compute, got "${training.name}" of type ${training.node.op}; convert the model for inference, and give a LayerNormalization of Keras 2 an epsilon below 1.001e-5, such as 1e-6.`,
  );
}
