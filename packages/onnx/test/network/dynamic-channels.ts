import type { OnnxNode, OnnxTensor } from '../../src/graph/onnx-graph.js';
import { node, smallGraph } from './small-graph.js';

const float = 1;

function bytes(type: 'int8' | 'uint8', dims: readonly number[], values: readonly number[]) {
  return { type, dims, bytes: () => Uint8Array.from(values) } satisfies OnnxTensor;
}

/** A product of whole numbers as ONNX Runtime's quantiser writes it: what it reads is brought to 255 steps while it runs. */
function dynamically(op: string, [input, weight, zero]: string[], output: string): OnnxNode[] {
  const [steps = '', scale = '', offset = ''] = ['steps', 'scale', 'offset'].map(
    (part) => `${output}_${part}`,
  );
  const quantised = node('DynamicQuantizeLinear', [input ?? ''], steps);
  return [
    { ...quantised, outputs: [steps, scale, offset] },
    node(op, [steps, weight ?? '', offset, zero ?? ''], `${output}_whole`),
    node('Cast', [`${output}_whole`], `${output}_float`, { to: float }),
    node('Mul', [`${output}_float`, scale], output),
  ];
}

/** Two channels of a picture, three times it and itself, their means, and two classes: the first channel less the second, and the second. */
export const dynamicChannels = smallGraph({
  nodes: [
    ...dynamically('ConvInteger', ['image', 'filters', 'filter_zero'], 'convolved'),
    node('Relu', ['convolved'], 'features'),
    node('GlobalAveragePool', ['features'], 'means'),
    node('Flatten', ['means'], 'flat'),
    ...dynamically('MatMulInteger', ['flat', 'weights', 'weight_zero'], 'scores'),
  ],
  constants: {
    filters: bytes('uint8', [2, 1, 1, 1], [131, 129]),
    filter_zero: bytes('uint8', [], [128]),
    weights: bytes('int8', [2, 2], [1, 0, 255, 1]),
    weight_zero: bytes('int8', [], [0]),
  },
  inputs: { image: ['N', 1, 2, 2] },
  outputs: ['scores'],
});
