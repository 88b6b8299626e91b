import { gradCAM } from '@gradcam/core';
import { tensor } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-layers'; // registers the gradients
import { WrongAnswer } from '../../run/run-input.mjs';

/** An input that is larger is not made: a model may ask for as much as it likes. */
const mostNumbers = 100_000;

/**
 * Explains one input with a model.
 * @param {object} model a tfjs model or a network
 */
export async function explainOnes(model) {
  const shapes = model.inputs.map(({ shape }) =>
    (shape ?? []).map((size) => (size > 0 ? size : 8)),
  );
  if (shapes.flat().length === 0 || numbersIn(shapes) > mostNumbers) return;
  const inputs = shapes.map((shape, at) => made([1, ...shape.slice(1)], model.inputs[at].dtype));
  try {
    const { scoreMap } = await gradCAM(model, inputs.length === 1 ? inputs[0] : inputs);
    const numbers = await scoreMap.data();
    scoreMap.dispose();
    if (!numbers.every(Number.isFinite)) throw new WrongAnswer('a map that is not finite');
  } finally {
    for (const input of inputs) input.dispose();
  }
}

function numbersIn(shapes) {
  return shapes.reduce((sum, shape) => sum + shape.reduce((product, size) => product * size, 1), 0);
}

function made(shape, dtype) {
  const isWhole = dtype === 'int32' || dtype === 'bool';
  const numbers = Array.from({ length: numbersIn([shape]) }, (_, at) =>
    isWhole ? at % 2 : ((at * 7) % 11) / 11,
  );
  return tensor(numbers, shape, isWhole ? dtype : 'float32');
}
