import type { OnnxStep } from '../onnx-steps.js';

/** Ops whose input is the logit of a class. */
const squashing = new Set(['Softmax', 'LogSoftmax', 'Sigmoid']);
/** Ops that hand values on, or round them. */
const neutral = new Set(['Identity', 'Dropout', 'Cast', 'QuantizeLinear', 'DequantizeLinear']);

/**
 * Finds the value in front of the softmax or sigmoid that a layer is or ends in.
 *
 * @param steps The network.
 * @param layer The layer.
 * @returns The value's name; undefined where the layer ends in none.
 */
export function logitValue(steps: readonly OnnxStep[], layer: OnnxStep): string | undefined {
  let step: OnnxStep | undefined = layer;
  while (step?.node !== undefined && neutral.has(step.node.op)) {
    const source: string | undefined = step.node.inputs[0];
    step = steps.find(({ outputs }) => outputs.some((name) => name === source));
  }
  return step?.node !== undefined && squashing.has(step.node.op) ? step.node.inputs[0] : undefined;
}
