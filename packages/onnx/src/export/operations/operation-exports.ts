import { blockOperations } from './block-operations.js';
import { choiceOperations } from './choice-operations.js';
import { convolutionOperations } from './convolution-operations.js';
import { numberOperations } from './number-operations.js';
import type { OperationExport } from './operation-export.js';
import { shapeOperations } from './shape-operations.js';
import { sliceOperations } from './slice-operations.js';

/** The kinds of nodes that can be written, by their ops. */
export const operationExports: ReadonlyMap<string, OperationExport> = new Map(
  [
    ...blockOperations,
    ...choiceOperations,
    ...convolutionOperations,
    ...numberOperations,
    ...shapeOperations,
    ...sliceOperations,
  ].flatMap((operation) => operation.ops.map((op) => [op, operation] as const)),
);
