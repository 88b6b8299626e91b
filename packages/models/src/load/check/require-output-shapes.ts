import type { LayersModel, Shape } from '@tensorflow/tfjs-layers';
import { brokenModel } from './broken-model.js';

/** More numbers than an array of JavaScript holds on every platform. */
const mostNumbers = 2 ** 31 - 1;

/**
 * Checks that what a model's layers make for one sample can be: whole sizes, and no more numbers than can be held.
 *
 * @param model The model.
 * @throws `MODEL_BROKEN` for the first layer whose output cannot be
 */
export function requireOutputShapes({ layers }: LayersModel): void {
  for (const { name, inboundNodes } of layers) {
    const shapes: readonly Shape[] = inboundNodes.flatMap(({ outputTensors }) =>
      outputTensors.map(({ shape }) => shape),
    );
    const wrong = shapes.find((shape) => !canBe(shape));
    if (wrong === undefined) continue;
    throw brokenModel(
      `the layer "${name}" makes what cannot be held, got the shape [${wrong.map(String).join(', ')}], expected whole sizes and at most ${mostNumbers} numbers`,
    );
  }
}

function canBe(shape: Shape): boolean {
  const sizes = shape.map((size) => size ?? 1);
  const numbers = sizes.reduce((product, size) => product * Math.max(size, 1), 1);
  return sizes.every((size) => Number.isInteger(size) && size >= 0) && numbers <= mostNumbers;
}
