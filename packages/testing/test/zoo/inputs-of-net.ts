import type { TfjsModel } from '@gradcam/models';
import type { Tensor } from '@tensorflow/tfjs-core';
import { zooInput } from './zoo-input.js';
import type { ZooNet } from './zoo-net.js';

/**
 * Makes the inputs of a net in the model's own order: a file need not list them in the order in which they were written.
 *
 * @param model The net.
 * @param net Its reference.
 * @param net.inputs What the inputs hold.
 * @returns One tensor each; the caller disposes them.
 */
export function inputsOfNet(model: TfjsModel, { inputs }: ZooNet): Tensor[] {
  const order = model.inputs.map((input) =>
    'name' in input ? input.name.replace(/:\d+$/, '') : '',
  );
  const place = (name: string): number => order.indexOf(name);
  return [...inputs].sort((a, b) => place(a.name) - place(b.name)).map(zooInput);
}
