import { GradCamError, isObject, saidOf } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { MetricInput } from '../metric/metric.js';
import type { OpenedNetwork } from '../network/open-network.js';
import { insideOf } from './inside-of.js';
import { layoutOf, type Layout } from './layout.js';
import { readBoxes } from './read-boxes.js';
import { isTensor, readMap } from './read-map.js';
import type { Sample } from './sample.js';

/** A sample that was read; what is left to a metric is how it ends its steps. */
export type ReadSample = Omit<MetricInput, 'step'>;

/** A sample of which no map was made yet. */
export type ReadParts = Omit<ReadSample, 'map'>;

/**
 * Checks that a sample has an input.
 *
 * @param sample As given by the caller.
 * @returns The input.
 * @throws `INPUT_SHAPE`
 */
export function requireInput(sample: unknown): Tensor {
  const { x }: { readonly x?: unknown } = isObject(sample) ? sample : {};
  if (isTensor(x)) return x;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the sample has no input, got ${saidOf(isObject(sample) ? x : sample)}, expected { x } with a tensor.`,
  );
}

/**
 * Reads a sample: its input, class, region and map.
 *
 * @param opened The network for inputs of this shape.
 * @param sample As given by the caller, who keeps its tensors.
 * @returns The sample; whoever calls disposes `x`.
 * @throws Those of `evaluate` about a sample
 */
export async function readSample(opened: OpenedNetwork, sample: Sample): Promise<ReadSample> {
  const parts = await readParts(opened, sample);
  const { x, classIndex, layout, network } = parts;
  try {
    const map =
      sample.map === undefined
        ? await network.explain(x, classIndex)
        : await readMap(sample.map, layout);
    return { ...parts, map };
  } catch (error) {
    x.dispose();
    throw error;
  }
}

/**
 * Reads a sample, all but its map.
 *
 * @param opened The network for inputs of this shape.
 * @param sample As given by the caller, who keeps its tensors.
 * @returns The sample; whoever calls disposes `x`.
 * @throws Those of `evaluate` about a sample
 */
export async function readParts(opened: OpenedNetwork, sample: Sample): Promise<ReadParts> {
  const x = await opened.scorer.read(sample.x);
  try {
    const layout = layoutOf(x.shape, opened.scorer.format === 'channelsFirst');
    requireOne(layout);
    const boxes = readBoxes(sample.box, layout);
    const inside = insideOf(sample, boxes, layout);
    return {
      x,
      values: Float32Array.from(await x.data()),
      layout,
      ...(await classOf(opened, x, sample.label)),
      boxes,
      mask: sample.mask === undefined ? undefined : inside,
      inside,
      network: opened.network,
    };
  } catch (error) {
    x.dispose();
    throw error;
  }
}

function requireOne({ shape, space }: Layout): void {
  if (shape[0] === 1 && space.length > 0) return;
  throw new GradCamError(
    'INPUT_SHAPE',
    `the input of a sample is one input with space, got [${shape.join(', ')}]; give each input of a batch as a sample.`,
  );
}

/** The class that is measured, and its score. */
async function classOf(
  { scorer }: OpenedNetwork,
  x: Tensor,
  label: Sample['label'],
): Promise<{ readonly classIndex: number; readonly score: number }> {
  const output = await scorer.scores(x);
  try {
    const scores = [...(await output.data())];
    const classIndex =
      label === undefined ? scores.indexOf(Math.max(...scores)) : indexOfLabel(scorer, label);
    const score = scores[classIndex];
    if (score === undefined)
      throw new GradCamError(
        'CLASS_OUT_OF_RANGE',
        `there is no such class, got index ${classIndex}, expected an integer from 0 to ${scores.length - 1}.`,
      );
    return { classIndex, score };
  } finally {
    output.dispose();
  }
}

function indexOfLabel(scorer: OpenedNetwork['scorer'], label: unknown): number {
  if (typeof label === 'number' || typeof label === 'string') return scorer.classIndex(label);
  throw new GradCamError(
    'UNKNOWN_CLASS_NAME',
    `the label is neither an index nor a name, got ${saidOf(label)}.`,
  );
}
