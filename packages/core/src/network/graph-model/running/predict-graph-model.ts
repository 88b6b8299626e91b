import { tidy, type Tensor } from '@tensorflow/tfjs-core';
import { stepNamed } from '../../plan-cut.js';
import { executeAsync } from './execute-async.js';
import type { GraphModelLike } from '../graph-model-like.js';
import type { GraphTrace } from '../trace-graph-model.js';

/**
 * Computes a node's output in one run of the model.
 *
 * @param model The model.
 * @param trace Its steps.
 * @param inputs One batched tensor for each input; the caller keeps them.
 * @param reductionLayer The node.
 * @returns The output, which the caller disposes.
 */
export async function predictGraphModel(
  model: GraphModelLike,
  trace: GraphTrace,
  inputs: readonly Tensor[],
  reductionLayer: string,
): Promise<Tensor | undefined> {
  const value = stepNamed(trace.steps, reductionLayer).outputs[0] ?? reductionLayer;
  // The only output is fetched as `predict` does, without its name: tfjs may take that for another node's.
  const isOnly = trace.outputs.length === 1 && trace.outputs[0] === value;
  const names = isOnly ? undefined : [value];
  const feeds = Object.fromEntries(
    inputs.map((tensor, index) => [trace.inputs[index] ?? '', tensor] as const),
  );
  const first = (result: Tensor | Tensor[]) => {
    const output = Array.isArray(result) ? result[0] : result;
    return output !== undefined && inputs.includes(output) ? output.clone() : output;
  };
  return trace.steps.some(({ isDynamic }) => isDynamic)
    ? first(await executeAsync(model, feeds, names))
    : tidy(() => first(model.execute(feeds, names)));
}
