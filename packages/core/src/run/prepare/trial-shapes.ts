import type { NetworkInput } from '../../network/network.js';
import { batchedShape } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { inputsOf } from '../../network/open/network-of.js';
import { inputFormat } from '../../space/data-format.js';

/** Sides on which a network of open size is tried, by how many axes of space it has: a signal, a picture, a volume. */
const sides = [1, 512, 224, 32] as const;

/**
 * Finds the shapes on which a network can be tried: those that are given, else the network's own, with a usual side where it leaves one
 * open, and three channels where it leaves these open.
 *
 * @param model The network, or the model that it is made of.
 * @param inputShapes The shapes of real inputs, where the caller knows them.
 * @returns One shape each, with a batch of one; `undefined` where a model does not even say how many axes there are.
 * @throws `INPUT_SHAPE` for given shapes that do not fit
 */
export async function trialShapes(
  model: ExplainableModel,
  inputShapes: readonly (readonly number[])[] | undefined,
): Promise<readonly (readonly number[])[] | undefined> {
  const { inputs, dataFormat } = await inputsOf(model);
  if (inputShapes !== undefined) {
    return inputShapes.map((shape, index) => {
      const { name = '', shape: expected } = inputs[index] ?? {};
      return expected === undefined ? shape : batchedShape({ name, shape: expected }, shape);
    });
  }
  if (inputs.some(({ shape }) => shape === undefined)) return undefined;
  return inputs.map(({ shape = [] }) => {
    const format = inputFormat(shape, dataFormat);
    return closed(shape, shape.length < 3 ? -1 : format === 'channelsFirst' ? 1 : shape.length - 1);
  });
}

function closed(shape: NetworkInput['shape'], channelAxis: number): readonly number[] {
  const spaceAxes = shape.length - (channelAxis < 0 ? 1 : 2);
  const side = sides[spaceAxes] ?? 16;
  return shape.map((size, axis) => size ?? (axis === 0 ? 1 : axis === channelAxis ? 3 : side));
}
