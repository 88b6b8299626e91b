import { concat, type Tensor } from '@tensorflow/tfjs-core';
import { bySample } from './cut/by-sample.js';
import type { CuttableOnnx } from './cut/cut-onnx.js';

/**
 * Computes an output of a network by the file as it is.
 *
 * @param network The network.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param reductionLayer The layer.
 * @returns The layer's output, which the caller disposes; nothing where it is none of the network's.
 */
export async function predictOnnx(
  { graph, steps, engine, isSingle }: CuttableOnnx,
  inputs: readonly Tensor[],
  reductionLayer: string,
): Promise<Tensor | undefined> {
  const value = steps.find(({ name }) => name === reductionLayer)?.outputs[0];
  if (value === undefined || !graph.outputs.some(({ name }) => name === value)) return undefined;
  const run = (sample: readonly Tensor[]) =>
    engine.run(
      { outputs: [value] },
      new Map(sample.map((tensor, index) => [graph.inputs[index]?.name ?? '', tensor])),
    );
  const made = isSingle ? await bySample(inputs, run, (parts) => concat(parts)) : await run(inputs);
  return made[0];
}
