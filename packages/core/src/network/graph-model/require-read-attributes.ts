import { GradCamError } from '@gradcam/errors';
import { isChannelsFirst, type GraphNodeLike } from './graph-model-like.js';
import type { GraphTrace } from './trace-graph-model.js';

/** An attribute that TensorFlow.js leaves out when it runs an op, and what it thereby takes for granted. */
interface LeftOut {
  readonly ops: RegExp;
  readonly isMeant: (node: GraphNodeLike) => boolean;
  readonly what: string;
  readonly remedy: string;
}

const valueOf = (node: GraphNodeLike, name: string): unknown => node.attrParams[name]?.value;

const leftOut: readonly LeftOut[] = [
  {
    // Keras 2 writes LayerNormalization as such a node: means and variances are not there.
    ops: /^FusedBatchNorm/,
    isMeant: ({ rawAttrs }) => rawAttrs?.['is_training']?.b !== true,
    what: 'a batch norm in training mode',
    remedy:
      'convert the model for inference, and give a LayerNormalization of Keras 2 an epsilon below 1.001e-5, such as 1e-6',
  },
  {
    ops: /^(FusedBatchNorm.*|BiasAdd|(Avg|Max)Pool(3D)?|Conv2DBackpropInput)$/,
    isMeant: (node) => !isChannelsFirst(node),
    what: 'a layer whose channels come first',
    remedy: 'make the model with channels last, and convert it again',
  },
  {
    ops: /^Conv2DBackpropInput$/,
    isMeant: (node) => [valueOf(node, 'dilations') ?? []].flat().every((rate) => rate === 1),
    what: 'a transposed convolution with dilation',
    remedy: 'write the zeros between its weights into the weights',
  },
  {
    ops: /^OneHot$/,
    isMeant: (node) => (valueOf(node, 'axis') ?? -1) === -1,
    what: 'a one-hot code that does not lie along the last axis',
    remedy: 'make it along axis -1, transpose it, and convert the model again',
  },
];

/**
 * Asserts that TensorFlow.js computes what the nodes of a graph say: it leaves some attributes out without a word, so that its own
 * prediction is another network's.
 *
 * @param trace All steps.
 * @throws `MODEL_UNSUPPORTED`
 */
export function requireReadAttributes({ steps }: GraphTrace): void {
  for (const { name, node } of steps) {
    const found = leftOut.find(({ ops, isMeant }) => ops.test(node.op) && !isMeant(node));
    if (found === undefined) continue;
    throw new GradCamError(
      'MODEL_UNSUPPORTED',
      `the graph has ${found.what}, which TensorFlow.js does not compute, got "${name}" of type ${node.op}; ${found.remedy}.`,
    );
  }
}
