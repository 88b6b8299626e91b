import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { outputList } from '../../tensor/output-list.js';
import { stepNamed } from '../plan-cut.js';
import { wrappedLayer, type LayerLike, type LayersModelLike } from './layers-model-like.js';
import type { LayersTrace } from './trace-layers-model.js';

/**
 * Computes a layer's output as tfjs-layers does: by `predict` for an output of the model, by `execute` for a layer within.
 *
 * @param model The model; it stays as it is.
 * @param trace Its steps.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param reductionLayer The layer, by its name in the trace.
 * @returns The output, which the caller disposes. Nothing where tfjs-layers cannot give it: a layer within a nested model, a layer
 *   that is used twice, a value that a layer reads twice (tfjs-layers frees it before others read it, unless they are done); nor for a
 *   model with a memory (`stateful`), which a prediction would change.
 */
export function predictLayersModel(
  model: LayersModelLike,
  trace: LayersTrace,
  inputs: readonly Tensor[],
  reductionLayer: string,
): Tensor | undefined {
  if (trace.steps.some(({ layer }) => wrappedLayer(layer).stateful === true)) return undefined;
  if (freesTooEarly(trace)) return undefined;
  const step = stepNamed(trace.steps, reductionLayer);
  const output = trace.outputs.indexOf(step.outputs[0] ?? '');
  const name = fetchName(model, step.layer);
  return tidy(() => {
    if (output >= 0) {
      const batchSize = inputs[0]?.shape[0] ?? 1;
      return outputList(model.predict([...inputs], { batchSize }))[output];
    }
    return name === undefined ? undefined : outputList(model.execute([...inputs], [name]))[0];
  });
}

/**
 * Checks whether tfjs-layers may free a value that is still to be read: it counts the readers of a value, and then the reads. A
 * layer that reads it twice, as attention over itself does, uses up another reader's read.
 */
function freesTooEarly({ steps }: LayersTrace): boolean {
  const repeated = steps.flatMap(({ inputs }) =>
    inputs.filter((input, index) => inputs.indexOf(input) !== index),
  );
  return repeated.some((value) => steps.filter(({ inputs }) => inputs.includes(value)).length > 1);
}

/** The name by which `execute` finds a layer: it looks through the layers in order, and stops at one that is used twice. */
function fetchName({ layers }: LayersModelLike, layer: LayerLike): string | undefined {
  const upToIt = layers.slice(0, layers.indexOf(layer) + 1);
  const isFound = upToIt.length > 0 && upToIt.every((before) => before.inboundNodes.length === 1);
  return isFound ? layer.inboundNodes[0]?.outputTensors[0]?.name : undefined;
}
