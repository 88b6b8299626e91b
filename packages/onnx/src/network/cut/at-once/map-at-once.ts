import type { Cut, CutPlan, MadeMaps, Matrix, SumsOfOutput } from '@gradcam/core/network';
import { GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { RuntimeTensor } from '../../../session/onnx-runtime.js';
import type { OnnxStep } from '../../onnx-steps.js';
import type { CuttableOnnx } from '../cut-onnx.js';
import type { HeadNodes } from '../halves-of.js';
import { mapParts, type MapPart } from './map-parts.js';

/** The function that makes maps in one run of the whole network. */
export type MapAtOnce = NonNullable<Cut['gradCam']>;

/**
 * Lets ONNX Runtime make maps in one run: trunk, head, the gradient behind them and the weighted sum are one graph, of which only the maps and the output come back.
 *
 * @param network The network.
 * @param plan The cut.
 * @param head The nodes of the head.
 * @returns The function that makes maps; its graphs are written when they are first needed.
 */
export function mapAtOnce(
  network: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  head: HeadNodes,
): MapAtOnce {
  const { graph, engine } = network;
  const partFor = mapParts(network, plan, head);
  /** The sizes of inputs, numbers of classes and regions of which ONNX Runtime makes no maps. */
  const failed = new Set<string>();
  const run: MapAtOnce = async (inputs, request) => {
    const [samples = 1] = inputs[0]?.shape ?? [];
    const found = partFor(request, samples);
    if (found === undefined) return undefined;
    const feeds = new Map<string, Tensor | RuntimeTensor>(
      inputs.map((each, index) => [graph.inputs[index]?.name ?? '', each] as const),
    );
    feeds.set(
      found.classes,
      engine.constant(Float32Array.from(request.classes), [
        request.classes.length / samples,
        samples,
      ]),
    );
    found.matrices.forEach((name, at) => {
      const matrix = request.resizing?.[at];
      if (matrix !== undefined) feeds.set(name, constantOf(engine, matrix));
    });
    return madeOf(found, await engine.runNumbers(found.part, feeds));
  };
  return async (inputs, request) => {
    const { classes, scores } = request;
    const sizes = () =>
      [...inputs.map(({ shape }) => shape), classes.length, scores.region].join(';');
    if (head.numbers.size > 0 || (failed.size > 0 && failed.has(sizes()))) return undefined;
    try {
      const made = await run(inputs, request);
      if (made === undefined) failed.add(sizes());
      return made;
    } catch (error) {
      if (!leavesToOthers(error)) throw error;
      failed.add(sizes());
      return undefined;
    }
  };
}

/** Tells whether several runs may do what one cannot: an op without a kernel in this version of ONNX Runtime, a size that the graph does not take, no memory for the weights once more. */
function leavesToOthers(error: unknown): boolean {
  if (!(error instanceof GradCamError)) return false;
  return error.code === 'MODEL_UNSUPPORTED' || error.code === 'OUT_OF_MEMORY';
}

/** The maps of a run, by the order of what it gives. */
function madeOf(
  { hasSums }: Pick<MapPart, 'hasSums'>,
  [output, ...others]: readonly (MadeMaps['output'] | undefined)[],
): MadeMaps | undefined {
  const sums = hasSums ? others.shift()?.numbers : undefined;
  const [maps, resized] = others;
  if (output === undefined || maps === undefined) return undefined;
  return { maps: maps.numbers, resized: resized?.numbers, output, sums: sums && halvesOf(sums) };
}

/** Classes, and behind them their scores. */
function halvesOf(numbers: Float32Array): SumsOfOutput {
  const { length } = numbers;
  const [indices, values] = [numbers.subarray(0, length / 2), numbers.subarray(length / 2)];
  return { indices: Array.from(indices), values: Array.from(values) };
}

/** Matrices are the same for all maps of one size. */
const constants = new WeakMap<Matrix, RuntimeTensor>();

function constantOf(
  { constant }: Pick<CuttableOnnx['engine'], 'constant'>,
  matrix: Matrix,
): RuntimeTensor {
  const made = constants.get(matrix) ?? constant(matrix.numbers, matrix.shape);
  constants.set(matrix, made);
  return made;
}
