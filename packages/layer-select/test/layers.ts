import type { DataFormat, LayerGraph, LayerNode } from '../src/index.js';

type Shape = readonly (number | null)[] | undefined;

interface Details {
  readonly inputs?: readonly string[];
  readonly activation?: string;
}

/** Name, type, output shape, and what differs from "reads the layer before it, no activation". */
export type Row = readonly [name: string, type: string, shape: Shape, details?: Details];

/** Writes a network down as rows: the first row is the input, the last one the output. */
export function layers(rows: readonly Row[], dataFormat: DataFormat = 'channelsLast'): LayerGraph {
  const nodes = rows.map(([name, type, outputShape, details], index): LayerNode => {
    const before = rows[index - 1];
    return {
      name,
      type,
      outputShape,
      activation: details?.activation,
      inputs: details?.inputs ?? (before === undefined ? [] : [before[0]]),
    };
  });
  const first = nodes.slice(0, 1).map((node) => node.name);
  const last = nodes.slice(-1).map((node) => node.name);
  return { layers: nodes, inputs: first, outputs: last, dataFormat };
}
