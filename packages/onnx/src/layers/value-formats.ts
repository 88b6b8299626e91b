import type { DataFormat } from '@gradcam/layer-select';
import type { OnnxNode } from '../graph/onnx-graph.js';
import type { FormatFacts } from './format-facts.js';
import { formatStep, type FormatStep } from './format-step.js';

/**
 * Finds where the channels of each value are, in a network whose convolutions have them first: tokens have them last, and so have features
 * between two Transposes.
 *
 * A convolution, a pooling, a product with weights and a normalisation of each position say where the channels are; everything else hands
 * that on, to what comes after, and to what comes before where nothing before says it.
 *
 * @param nodes The nodes, in order.
 * @param facts What is known of the values.
 * @returns The formats by the values' names; none where the axes do not say.
 */
export function valueFormats(
  nodes: readonly OnnxNode[],
  facts: FormatFacts,
): ReadonlyMap<string, DataFormat> {
  const formats = new Map(facts.inputs);
  const steps = nodes.map((node) => formatStep(node, facts));
  const put = (name: string, format: DataFormat | undefined): void => {
    const hasSpace = (facts.shapes.get(name)?.length ?? 3) > 2;
    if (format !== undefined && hasSpace && !formats.has(name)) formats.set(name, format);
  };
  const forward = (step: FormatStep): void => {
    for (const [from, to] of step.links) {
      const format = formats.get(from);
      if (format !== undefined) put(to, step.after(format, from, to));
    }
    step.outputs.forEach((name) => {
      put(name, step.own);
    });
  };
  const backward = (step: FormatStep): void => {
    for (const [from, to] of step.links) {
      const format = formats.get(to);
      if (format !== undefined) put(from, step.before(format, from, to));
    }
    if (step.reads !== undefined) put(step.reads, step.own);
  };
  steps.forEach(forward);
  [...steps].reverse().forEach(backward);
  steps.forEach(forward);
  return formats;
}
