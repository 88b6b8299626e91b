import type { Tensor } from '@tensorflow/tfjs-core';
import { batchedShape, requireCount } from '../../network/input-shape.js';
import type { ExplainableModel } from '../../network/open/explainable-model.js';
import { inputsOf } from '../../network/open/network-of.js';
import { tensorsOf } from '../../tensor/tensors-of.js';
import { inputFormat } from '../../space/data-format.js';
import { impliedFormat } from '../../space/implied-format.js';
import { shapeInNetworkOrder } from '../../space/network-order.js';

/**
 * Computes the shapes of inputs as the network gets them, for a network with open input sizes.
 *
 * @param x One tensor, or one for each input of the network.
 * @param format The axes, if they are not in the network's order.
 * @param model The network, or the model that it is made of.
 * @returns One shape each, in the network's order and with the batch axis, where the model says how many axes there are.
 * @throws `INPUT_COUNT`, `INPUT_SHAPE`, `BAD_OPTION` for a format that does not fit
 */
export async function inputShapesOf(
  x: Tensor | readonly Tensor[],
  format: string | readonly string[] | undefined,
  model: ExplainableModel,
): Promise<number[][]> {
  const tensors = tensorsOf(x);
  const { inputs, dataFormat } = await inputsOf(model);
  requireCount(inputs.length, tensors.length);
  return inputs.map(({ name, shape: expected }, index) => {
    const { shape = [] } = tensors[index] ?? {};
    const given = typeof format === 'string' ? format : format?.[index];
    const label = given ?? impliedFormat(shape, expected, dataFormat);
    const ordered =
      label === undefined
        ? shape
        : shapeInNetworkOrder(shape, label, {
            format: inputFormat(expected ?? [], dataFormat),
            rank: expected?.length,
          });
    return expected === undefined ? [...ordered] : batchedShape({ name, shape: expected }, ordered);
  });
}
