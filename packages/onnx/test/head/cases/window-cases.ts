import { floats, numbers, opCase, weights } from '../op-case.js';

/** The cases of convolutions and pools. */
export const windowCases = [
  opCase('Conv', [floats([2, 3, 1, 1]), weights([4, 3, 1, 1]), weights([4])]),
  opCase('Conv', [floats([1, 3, 1, 1]), floats([4, 3, 1, 1])], { strides: [2, 2] }),
  opCase('Conv', [floats([3, 2, 1]), weights([5, 2, 1])]),
  opCase('Conv', [floats([2, 4, 1, 1]), weights([6, 2, 1, 1])], { group: 2 }),
  opCase('Conv', [floats([2, 3, 1, 1]), weights([4, 3, 1, 1])], { pads: [1, 0, 0, 1] }),
  opCase('Conv', [floats([2, 2, 4, 5]), weights([3, 2, 3, 2]), weights([3])]),
  opCase('Conv', [floats([2, 2, 4, 4]), weights([3, 2, 3, 3])], {
    pads: [1, 1, 1, 1],
    strides: [2, 2],
  }),
  opCase('Conv', [floats([1, 2, 4, 4]), floats([2, 2, 3, 3])], {
    pads: [0, 1, 2, 0],
    strides: [1, 2],
  }),
  opCase('Conv', [floats([1, 2, 5, 5]), weights([2, 2, 2, 2])], { dilations: [2, 3] }),
  opCase('Conv', [floats([1, 2, 6, 6]), weights([2, 2, 2, 2])], {
    dilations: [2, 2],
    strides: [2, 2],
  }),
  opCase('Conv', [floats([1, 4, 4, 4]), weights([6, 2, 3, 3])], { group: 2, pads: [1, 1, 1, 1] }),
  opCase('Conv', [floats([2, 3, 4, 4]), weights([3, 1, 3, 3]), weights([3])], {
    group: 3,
    pads: [1, 1, 1, 1],
  }),
  opCase('Conv', [floats([1, 2, 5, 5]), weights([4, 1, 3, 3])], { group: 2, strides: [2, 2] }),
  opCase('Conv', [floats([1, 2, 5, 5]), weights([2, 1, 2, 2])], {
    group: 2,
    strides: [2, 1],
    dilations: [1, 2],
  }),
  opCase('Conv', [floats([1, 1, 5, 4]), weights([2, 1, 2, 3])], {
    auto_pad: 'SAME_UPPER',
    strides: [2, 2],
  }),
  opCase('Conv', [floats([1, 1, 5, 4]), weights([2, 1, 2, 2])], { auto_pad: 'SAME_LOWER' }),
  opCase('Conv', [floats([1, 1, 5, 4]), weights([2, 1, 2, 2])], {
    auto_pad: 'VALID',
    strides: [2, 1],
  }),
  opCase('Conv', [floats([2, 2, 6]), weights([3, 2, 3]), weights([3])], {
    pads: [1, 2],
    strides: [2],
  }),
  opCase('Conv', [floats([2, 2, 6]), weights([2, 1, 3])], { group: 2, dilations: [2] }),
  opCase('Conv', [floats([1, 1, 3, 3, 3]), weights([2, 1, 2, 2, 2])], {
    pads: [0, 1, 0, 0, 0, 1],
    strides: [1, 2, 1],
  }),
  opCase('Conv', [floats([1, 2, 3, 3, 3]), weights([2, 1, 2, 2, 2])], {
    group: 2,
    dilations: [2, 1, 1],
  }),
  opCase('GlobalAveragePool', [floats([2, 3, 2, 2])]),
  opCase('GlobalAveragePool', [floats([2, 3, 4])]),
  opCase('GlobalMaxPool', [floats([2, 3, 2, 2])]),
  opCase('GlobalMaxPool', [numbers([1, 2, 2, 0], [1, 1, 2, 2])], {}, { isSloped: false }),
  opCase('GlobalLpPool', [floats([2, 3, 2, 2])]),
  opCase('GlobalLpPool', [floats([2, 3, 2, 2])], { p: 3 }),
  opCase('ConvTranspose', [floats([2, 2, 3, 3]), weights([2, 3, 2, 3]), weights([3])]),
  opCase('ConvTranspose', [floats([1, 2, 3, 3]), weights([2, 3, 3, 3])], {
    strides: [2, 2],
    pads: [1, 1, 1, 1],
    output_padding: [1, 1],
  }),
  opCase('ConvTranspose', [floats([1, 2, 3, 2]), floats([2, 1, 2, 2])], {
    strides: [2, 1],
    pads: [0, 1, 1, 0],
  }),
  opCase('ConvTranspose', [floats([1, 4, 3, 3]), weights([4, 1, 2, 2])], {
    group: 2,
    dilations: [2, 1],
  }),
  opCase('ConvTranspose', [floats([1, 1, 3, 3]), weights([1, 1, 3, 3])], {
    strides: [2, 2],
    output_shape: [6, 6],
  }),
  opCase('ConvTranspose', [floats([1, 1, 3, 3]), weights([1, 1, 3, 3])], {
    strides: [2, 2],
    auto_pad: 'SAME_UPPER',
  }),
  opCase('ConvTranspose', [floats([1, 1, 3, 3]), weights([1, 1, 3, 3])], {
    strides: [2, 2],
    auto_pad: 'SAME_LOWER',
  }),
  opCase('ConvTranspose', [floats([2, 2, 4]), weights([2, 2, 3])], { strides: [2] }),
  opCase('ConvTranspose', [floats([1, 1, 2, 2, 2]), weights([1, 2, 2, 2, 2])], {
    strides: [2, 1, 1],
  }),
  opCase('MaxPool', [floats([2, 2, 4, 4])], { kernel_shape: [2, 2], strides: [2, 2] }),
  opCase('MaxPool', [floats([1, 2, 5, 4])], {
    kernel_shape: [3, 2],
    strides: [2, 1],
    pads: [1, 0, 1, 1],
  }),
  opCase('MaxPool', [floats([1, 1, 6, 6])], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    ceil_mode: 1,
  }),
  opCase('MaxPool', [floats([1, 1, 5, 5])], {
    kernel_shape: [2, 2],
    strides: [3, 3],
    pads: [1, 1, 1, 1],
    ceil_mode: 1,
  }),
  opCase('MaxPool', [floats([1, 2, 5, 5])], { kernel_shape: [2, 2], dilations: [2, 3] }),
  opCase('MaxPool', [floats([1, 1, 5, 5])], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    auto_pad: 'SAME_UPPER',
  }),
  opCase('MaxPool', [floats([1, 1, 4, 4])], {
    kernel_shape: [3, 3],
    strides: [3, 3],
    auto_pad: 'SAME_LOWER',
  }),
  opCase('MaxPool', [floats([2, 2, 6])], { kernel_shape: [3], strides: [2], pads: [1, 1] }),
  opCase('MaxPool', [floats([1, 1, 3, 3, 4])], {
    kernel_shape: [2, 2, 2],
    strides: [1, 1, 2],
    pads: [1, 0, 0, 0, 0, 0],
  }),
  opCase(
    'MaxPool',
    [floats([2, 2, 5, 4])],
    { kernel_shape: [3, 2], strides: [2, 1], pads: [1, 0, 1, 1] },
    { opset: 12 },
  ),
  opCase(
    'MaxPool',
    [floats([2, 2, 5, 6])],
    { kernel_shape: [2, 3], dilations: [2, 1], pads: [1, 1, 0, 1] },
    { opset: 10 },
  ),
  opCase('MaxPool', [floats([2, 2, 4])], { kernel_shape: [2], strides: [2] }, { opset: 9 }),
  ...[12, 21].map((opset) =>
    opCase(
      'MaxPool',
      [numbers([0, 0, 0, 0, 1, 1, 0, 1, 1], [1, 1, 3, 3])],
      { kernel_shape: [2, 2] },
      { opset, isSloped: false },
    ),
  ),
  opCase('AveragePool', [floats([2, 2, 4, 4])], { kernel_shape: [2, 2], strides: [2, 2] }),
  opCase('AveragePool', [floats([1, 2, 5, 4])], {
    kernel_shape: [3, 2],
    strides: [2, 1],
    pads: [1, 0, 1, 1],
  }),
  opCase('AveragePool', [floats([1, 2, 5, 4])], {
    kernel_shape: [3, 2],
    strides: [2, 1],
    pads: [1, 0, 1, 1],
    count_include_pad: 1,
  }),
  opCase('AveragePool', [floats([1, 1, 6, 6])], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    ceil_mode: 1,
  }),
  opCase('AveragePool', [floats([1, 1, 6, 6])], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    pads: [1, 0, 0, 0],
    ceil_mode: 1,
    count_include_pad: 1,
  }),
  opCase('AveragePool', [floats([1, 1, 5, 5])], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    auto_pad: 'SAME_UPPER',
  }),
  opCase('AveragePool', [floats([1, 1, 5, 5])], {
    kernel_shape: [2, 2],
    dilations: [2, 2],
    pads: [1, 0, 1, 0],
  }),
  opCase('AveragePool', [floats([1, 1, 5, 5])], {
    kernel_shape: [2, 2],
    dilations: [2, 2],
    pads: [1, 0, 1, 0],
    count_include_pad: 1,
  }),
  opCase('AveragePool', [floats([2, 2, 6])], { kernel_shape: [3], strides: [2], pads: [1, 1] }),
  opCase('AveragePool', [floats([1, 1, 3, 3, 4])], {
    kernel_shape: [2, 2, 2],
    strides: [1, 1, 2],
    pads: [1, 0, 0, 0, 0, 0],
  }),
  opCase('LpPool', [floats([1, 2, 4, 4])], { kernel_shape: [2, 2], strides: [2, 2] }),
  opCase('LpPool', [floats([1, 1, 4, 4])], { kernel_shape: [3, 2], p: 3, pads: [1, 0, 1, 0] }),
];
