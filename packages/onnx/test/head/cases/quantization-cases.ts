import { constant, constants, floats, opCase } from '../op-case.js';

const quantized = {
  type: 'uint8',
  dims: [2, 3],
  values: [0, 3, 128, 130, 200, 255],
  isConstant: false,
  isFixed: false,
} as const;

/** The cases of ops of quantised networks; the gradient of rounding is passed straight through, which no difference shows. */
export const quantizationCases = [
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constant(0.02), constant(128, 'uint8')],
    {},
    { isSingle: true, isSloped: false },
  ),
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constant(0.02), constant(3, 'int8')],
    {},
    { isSingle: true, isSloped: false },
  ),
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constant(0.1)],
    {},
    { isSingle: true, isSloped: false },
  ),
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constants('float32', [0.02, 0.1, 0.3]), constants('int8', [1, 2, 3])],
    { axis: -1 },
    { isSingle: true, isSloped: false },
  ),
  opCase(
    'DequantizeLinear',
    [quantized, constant(0.02), constant(128, 'uint8')],
    {},
    { isSingle: true },
  ),
  opCase('DequantizeLinear', [quantized, constant(0.02)], {}, { isSingle: true }),
  opCase(
    'DequantizeLinear',
    [quantized, constants('float32', [0.02, 0.1]), constants('uint8', [1, 2])],
    { axis: 0 },
    { isSingle: true },
  ),
];
