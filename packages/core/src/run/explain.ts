import type { LayerSelection, LayerWarning } from '@gradcam/layer-select';
import { backwardKernels } from '@gradcam/tfjs-gradients/engine';
import { concat, dispose, reshape, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { CutActivations } from '../network/network.js';
import { classAxis } from '../target/class-axis.js';
import { resolveTarget } from '../target/resolve-target.js';
import type { Target } from '../target/target.js';
import { repeatBatch } from '../tensor/repeat-batch.js';
import { batchedInputs } from './inputs/batched-inputs.js';
import { featureSpace } from '../space/feature-space.js';
import type { Explained, GradCAMResult } from './grad-cam-result.js';
import type { MapWarning } from './map-warning.js';
import type { Prepared } from './prepare/prepared.js';
import { runPass } from './run-pass.js';
import { scorePasses } from './score-passes.js';

/**
 * Makes the maps of one input or batch: one run of the trunk, then the head forward and backward for all scores at once.
 *
 * @param prepared The network and how to cut it.
 * @param x One tensor, or one for each input of the network; the caller keeps them.
 * @param target What is explained.
 * @returns The result; the caller disposes its map.
 * @throws The errors of `gradCAM`.
 */
export async function explain(
  prepared: Prepared,
  x: Tensor | readonly Tensor[],
  target: Target | undefined,
): Promise<GradCAMResult> {
  const axis = classAxis(prepared.network, prepared.request, prepared.options.classNames);
  const { scores, several } = resolveTarget(target, axis);
  const kernels = await backwardKernels();
  const inputs = await batchedInputs(prepared.network, x, prepared.options.format);
  const owned: Tensor[] = [];
  try {
    const at = await prepared.cut.trunk(inputs.tensors);
    owned.push(at.activations, ...at.bypass);
    const space = featureSpace({
      graph: prepared.network.graph,
      featureLayer: prepared.request.featureLayer,
      shape: at.activations.shape,
      inputShapes: inputs.tensors.map(({ shape }) => shape),
      tokens: prepared.options.tokens,
      keepsSize: prepared.preset.upsampling === 'none',
    });

    const maps: Tensor[] = [];
    const explained: Explained[] = [];
    const warnings: MapWarning[] = inputs.flat.map(flatInput);
    for (const group of scorePasses(scores, prepared.network, at)) {
      const repeated = repeatActivations(at, group.length);
      owned.push(repeated.activations, ...repeated.bypass);
      const result = await runPass({
        prepared,
        kernels,
        at: repeated,
        inputs: inputs.tensors,
        scores: group,
        axis,
        space,
      });
      owned.push(result.maps);
      maps.push(result.maps);
      explained.push(...result.explained);
      warnings.push(...result.warnings);
    }
    return {
      scoreMap: arrange(maps, scores.length, { several, batched: inputs.batched }),
      featureSize: space.cells,
      featureLayer: prepared.request.featureLayer,
      reductionLayer: prepared.request.reductionLayer,
      method: prepared.method.name,
      selection: withWarnings(prepared.selection, space.warnings),
      // In the order of the maps: sample by sample, and there target by target.
      explained: explained.sort((a, b) => a.sample - b.sample),
      warnings: warnings.sort((a, b) => a.sample - b.sample),
    };
  } finally {
    dispose(owned);
    inputs.dispose();
  }
}

function flatInput(sample: number): MapWarning {
  const text =
    'The input is the same everywhere, so what the map shows comes from the network, such as the edges that it pads, and not from the input.';
  return { code: 'flat-input', sample, text };
}

/** With what showed only when the features met the input. */
function withWarnings(
  selection: LayerSelection,
  warnings: readonly LayerWarning[],
): LayerSelection {
  return { ...selection, warnings: [...selection.warnings, ...warnings] };
}

function repeatActivations({ activations, bypass }: CutActivations, times: number): CutActivations {
  return {
    activations: repeatBatch(activations, times),
    bypass: bypass.map((tensor) => repeatBatch(tensor, times)),
  };
}

/** From `[T * N, ...space]` in parts to `[...space]`, `[N, ...space]`, `[T, ...space]` or `[N, T, ...space]`. */
function arrange(
  parts: readonly Tensor[],
  targets: number,
  { several, batched }: { readonly several: boolean; readonly batched: boolean },
): Tensor {
  return tidy(() => {
    const all = concat([...parts]);
    const [count = 1, ...space] = all.shape;
    const samples = count / targets;
    const byTarget = reshape(all, [targets, samples, ...space]);
    const bySample = transpose(byTarget, [1, 0, ...space.map((_, axis) => axis + 2)]);
    return reshape(bySample, [
      ...(batched ? [samples] : []),
      ...(several ? [targets] : []),
      ...space,
    ]);
  });
}
