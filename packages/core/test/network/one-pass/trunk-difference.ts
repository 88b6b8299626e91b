import { dispose, randomNormal, tidy, type Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { fusedSteps } from '../../../src/network/layers-model/fused-steps.js';
import { runSteps } from '../../../src/network/layers-model/run-steps.js';
import { traceLayersModel } from '../../../src/network/layers-model/trace-layers-model.js';

/**
 * Runs all of a model's layers, one by one or with their normalisations in one pass.
 *
 * @param net The model.
 * @param x Its input.
 * @param isFused Whether layers are fused.
 * @returns The model's outputs, which the caller disposes.
 */
export function outputsOf(net: LayersModel, x: Tensor, isFused: boolean): Tensor[] {
  const { steps, turns, inputs, outputs } = traceLayersModel(net);
  const run = isFused ? fusedSteps(steps, outputs) : steps;
  const fed = new Map(inputs.map((name) => [name, x]));
  return tidy(() => runSteps(run, fed, outputs, { release: true, turns, masks: new Map() }));
}

/**
 * Reads the outputs of a model whose normalisations take one pass.
 *
 * @param net The model.
 * @param x Its input.
 * @returns The numbers.
 */
export function numbersOf(net: LayersModel, x: Tensor): number[] {
  const outputs = outputsOf(net, x, true);
  const values = outputs.flatMap((output) => Array.from(output.dataSync()));
  dispose(outputs);
  return values;
}

/**
 * Compares both ways for a batch of two random inputs.
 *
 * @param net The model.
 * @returns The largest difference, as a share of the largest number of the output.
 */
export function trunkDifference(net: LayersModel): number {
  const [, ...shape] = net.inputs[0]?.shape ?? [];
  // Border to tfjs-layers: all sizes but the batch are known here.
  const x = randomNormal([2, ...(shape as number[])], 0, 1, 'float32', 7);
  const [plain, fused] = [outputsOf(net, x, false), outputsOf(net, x, true)];
  const shares = plain.map((expected, index) => {
    const [wanted, made] = [expected.dataSync(), fused[index]?.dataSync()];
    const largest = Math.max(...wanted.map(Math.abs));
    const differences = Array.from(wanted, (value, at) => Math.abs(value - (made?.[at] ?? NaN)));
    return Math.max(...differences) / largest;
  });
  dispose([x, plain, fused]);
  return Math.max(...shares);
}
