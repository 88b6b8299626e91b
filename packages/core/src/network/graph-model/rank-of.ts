import type { GraphTrace } from './trace-graph-model.js';

/** Ops that take no other number of axes than this. */
const ranks: ReadonlyMap<string, number> = new Map([
  ...[
    'Conv2D',
    '_FusedConv2D',
    'DepthwiseConv2dNative',
    'FusedDepthwiseConv2dNative',
    'MaxPool',
    'AvgPool',
    'FusedBatchNorm',
    'FusedBatchNormV2',
    'FusedBatchNormV3',
    'ResizeBilinear',
    'ResizeNearestNeighbor',
    'DepthToSpace',
    'SpaceToDepth',
  ].map((op) => [op, 4] as const),
  ...['Conv3D', 'MaxPool3D', 'AvgPool3D'].map((op) => [op, 5] as const),
]);

/** Ops of preprocessing whose output has as many axes as their input. */
const keeping = new Set([
  'Add',
  'AddV2',
  'Cast',
  'ClipByValue',
  'Div',
  'Identity',
  'MirrorPad',
  'Mul',
  'Pad',
  'PadV2',
  'RealDiv',
  'Relu',
  'Relu6',
  'Sub',
  'Transpose',
]);

/**
 * Finds how many axes a value has by what reads it, where the model does not say so.
 *
 * @param value A value of the trace.
 * @param trace All steps.
 * @returns The number of axes, with the batch axis; `undefined` where nothing tells.
 */
export function rankOf(value: string, trace: GraphTrace): number | undefined {
  const alike = new Set([value]);
  for (const { node, inputs, outputs } of trace.steps) {
    if (!inputs.some((input) => alike.has(input))) continue;
    const rank = ranks.get(node.op);
    if (rank !== undefined) return rank;
    if (keeping.has(node.op)) outputs.forEach((output) => alike.add(output));
  }
  return undefined;
}
