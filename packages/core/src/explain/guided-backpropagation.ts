import { dispose, squeeze, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { differentiate } from '../gradient/differentiate.js';
import { GradCamError } from '../grad-cam-error.js';
import { guidedGradients } from '../gradient/guided-gradients.js';
import { kernelsForBackend } from '../gradient/kernels/kernels-for-backend.js';
import type { ExplainableModel } from '../network/to-network.js';
import { toNetwork } from '../network/to-network.js';
import { presetOf } from '../preset/presets.js';
import { channelsLast } from '../space/channels-last.js';
import type { Score } from '../target/score.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Target } from '../target/target.js';
import { tensorsOf } from '../tensor/tensors-of.js';
import { withBackendFailures } from './backend-failure.js';
import { batchedInputs } from './batched-inputs.js';
import { createExplainer } from './create-explainer.js';
import type { GradCAMOptions } from './options.js';

/**
 * Guided backpropagation (Springenberg 2015, arXiv 1412.6806): the gradient of a score in the input, which at every ReLU keeps only what is
 * positive. It shows edges and textures, and hardly depends on the class or on the weights of the head (Adebayo 2018); multiplied by a map it
 * is Guided Grad-CAM.
 *
 * Only ReLU and ReLU6 are guided; a network with other activations gets their ordinary gradients.
 *
 * @param net As for `gradCAM`.
 * @param x As for `gradCAM`; the gradient is in the first input.
 * @param target One class, one for each input of a batch, or a reduction function; not a list.
 * @param options `score`, `reductionLayer`, `classNames`; the paper's score is the logit.
 * @returns The gradient, of the shape of `x`, channels last; the caller disposes it.
 * @throws The errors of `gradCAM`
 */
export async function guidedBackpropagation(
  net: ExplainableModel,
  x: Tensor | readonly Tensor[],
  target?: Target,
  options: GradCAMOptions = {},
): Promise<Tensor> {
  const inputShapes = tensorsOf(x).map(({ shape }) => shape);
  const { reductionLayer } = await createExplainer(net, { ...options, inputShapes });
  const network = toNetwork(net, inputShapes);
  const score = options.score ?? presetOf(options.preset).score;
  const request = { featureLayer: network.graph.inputs[0] ?? '', reductionLayer, score } as const;
  const cut = network.cut(request);
  const kernels = await kernelsForBackend();
  const one = onlyScore(target, options.classNames);
  const inputs = await batchedInputs(network, x, options.format);
  return withBackendFailures(
    async () => {
      const owned: Tensor[] = [];
      try {
        const at = await cut.trunk(inputs.tensors);
        owned.push(at.activations, ...at.bypass);
        const derivative = differentiate({
          cut,
          request,
          at,
          evaluate: (output) => one.evaluate(channelsLast(output, network.graph.dataFormat)),
          kernels,
          gradients: guidedGradients,
        });
        owned.push(derivative.gradients, derivative.scores, derivative.output);
        return tidy(() =>
          inputs.batched ? derivative.gradients.clone() : squeeze(derivative.gradients, [0]),
        );
      } finally {
        dispose(owned);
        inputs.dispose();
      }
    },
    (gradient) => {
      gradient.dispose();
    },
  );
}

function onlyScore(target: Target | undefined, classNames: readonly string[] | undefined): Score {
  const { scores, several } = resolveTarget(target, classNames);
  const [one] = scores;
  if (one !== undefined && !several) return one;
  throw new GradCamError(
    'BAD_OPTION',
    `guidedBackpropagation: one class is explained at a time, got a list of ${scores.length}; call it once for each.`,
  );
}
