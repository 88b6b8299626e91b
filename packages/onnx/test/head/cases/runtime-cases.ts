import {
  constant,
  constants,
  fed,
  floats,
  opCase,
  weights,
  type CaseInput,
  type OpCase,
} from '../op-case.js';

const single = { isSingle: true, isSloped: false } as const;
const microsoft = { ...single, domain: 'com.microsoft' } as const;

const numbers = [0, 3, 128, 130, 200, 255];
const bytes = constants('uint8', numbers, [2, 3]);

/** Quantised activations, with their scale and zero point. */
function activations(dims: readonly number[], seed = 37): CaseInput[] {
  const count = dims.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: count }, (_, at) => (at * seed + 11) % 256);
  return [fed('uint8', values, dims), constant(0.02), constant(120, 'uint8')];
}

/** Quantised weights, with scales and zero points. */
function filters(dims: readonly number[], scales: readonly number[] = [0.01]): CaseInput[] {
  const count = dims.reduce((a, b) => a * b, 1);
  const values = Array.from({ length: count }, (_, at) => ((at * 53 + 7) % 255) - 127);
  const axis = scales.length === 1 ? [] : [scales.length];
  return [
    constants('int8', values, dims),
    constants('float32', scales, axis),
    constants(
      'int8',
      scales.map(() => 0),
      axis,
    ),
  ];
}

const result = [constant(0.05), constant(100, 'uint8')];

const linear = [
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constant(0.02), constant(128, 'uint8')],
    {},
    single,
  ),
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constant(0.02), constant(3, 'int8')],
    {},
    single,
  ),
  opCase('QuantizeLinear', [floats([2, 3], -3, 3), constant(0.1)], {}, single),
  opCase(
    'QuantizeLinear',
    [floats([2, 3], -3, 3), constants('float32', [0.02, 0.1, 0.3]), constants('int8', [1, 2, 3])],
    { axis: -1 },
    single,
  ),
  opCase('DequantizeLinear', [bytes, constant(0.02), constant(128, 'uint8')], {}, single),
  opCase('DequantizeLinear', [bytes, constant(0.02)], {}, single),
  opCase(
    'DequantizeLinear',
    [bytes, constants('float32', [0.02, 0.1]), constants('uint8', [1, 2])],
    { axis: 0 },
    single,
  ),
];

const layers = [
  opCase(
    'QLinearConv',
    [
      ...activations([2, 2, 4, 4]),
      ...filters([3, 2, 3, 3], [0.01, 0.02, 0.005]),
      ...result,
      constants('int32', [100, -200, 300]),
    ],
    { pads: [1, 1, 1, 1] },
    single,
  ),
  opCase(
    'QLinearConv',
    [...activations([1, 2, 4, 4]), ...filters([4, 1, 2, 2]), ...result],
    { group: 2, strides: [2, 2] },
    single,
  ),
  opCase('QLinearMatMul', [...activations([2, 3]), ...filters([3, 4]), ...result], {}, single),
  opCase(
    'QGemm',
    [
      ...activations([2, 3]),
      ...filters([4, 3], [0.01, 0.02, 0.005, 0.01]),
      constants('int32', [100, -200, 300, 0]),
      ...result,
    ],
    { transB: 1 },
    microsoft,
  ),
  opCase('QGemm', [...activations([2, 3]), ...filters([3, 4])], { alpha: 0.5 }, microsoft),
  opCase('QLinearAdd', [...activations([2, 3]), ...activations([3], 91), ...result], {}, microsoft),
  opCase('QLinearMul', [...activations([2, 3]), ...activations([3], 91), ...result], {}, microsoft),
  opCase(
    'QLinearConcat',
    [...result, ...activations([2, 3]), ...activations([2, 2], 91)],
    { axis: 1 },
    microsoft,
  ),
  opCase('QLinearGlobalAveragePool', [...activations([2, 3, 2, 2]), ...result], {}, microsoft),
  opCase(
    'QLinearAveragePool',
    [...activations([2, 2, 4, 4]), ...result],
    { kernel_shape: [2, 2], strides: [2, 2] },
    microsoft,
  ),
  opCase(
    'QLinearSigmoid',
    [...activations([2, 3]), constant(1 / 256), constant(0, 'uint8')],
    {},
    microsoft,
  ),
  opCase('QLinearLeakyRelu', [...activations([2, 3]), ...result], { alpha: 0.1 }, microsoft),
  opCase(
    'QLinearSoftmax',
    [...activations([2, 3]), constant(1 / 256), constant(0, 'uint8')],
    { axis: -1, opset: 13 },
    microsoft,
  ),
];

const [quantised = constant(0), , zero = constant(0)] = activations([2, 3]);
const [picture = constant(0)] = activations([1, 2, 3, 3]);

const dynamic = [
  ...[0, 1, 2].map((output) =>
    opCase(
      'DynamicQuantizeLinear',
      [floats([2, 3], -1.3, 2)],
      {},
      { ...single, outputs: 3, output },
    ),
  ),
  opCase('DynamicQuantizeLinear', [floats([2, 3], 0.3, 2)], {}, { ...single, outputs: 3 }),
  opCase(
    'MatMulInteger',
    [quantised, constants('int8', [1, -2, 3, 4, -5, 6], [3, 2]), zero],
    {},
    single,
  ),
  opCase(
    'MatMulInteger',
    [quantised, constants('uint8', [1, 2, 3, 4, 5, 6], [3, 2]), zero, constants('uint8', [3, 4])],
    {},
    single,
  ),
  opCase(
    'ConvInteger',
    [
      picture,
      constants('uint8', [1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 2, 2]),
      zero,
      constant(2, 'uint8'),
    ],
    {},
    single,
  ),
];

const fused = [
  opCase('Gelu', [floats([2, 3])], {}, { domain: 'com.microsoft' }),
  opCase('BiasGelu', [floats([2, 3]), weights([3])], {}, { domain: 'com.microsoft' }),
  opCase('FastGelu', [floats([2, 3]), weights([3])], {}, { domain: 'com.microsoft' }),
  opCase('QuickGelu', [floats([2, 3])], {}, { domain: 'com.microsoft' }),
  opCase(
    'FusedMatMul',
    [floats([2, 3]), weights([4, 3])],
    { alpha: 0.5, transB: 1 },
    { domain: 'com.microsoft' },
  ),
  opCase(
    'FusedMatMul',
    [floats([2, 3, 2]), floats([3, 4])],
    { transA: 1 },
    { domain: 'com.microsoft' },
  ),
  opCase(
    'FusedMatMul',
    [floats([3, 2]), floats([4, 3])],
    { alpha: 2, transA: 1, transB: 1 },
    { domain: 'com.microsoft' },
  ),
  opCase(
    'SkipLayerNormalization',
    [floats([2, 2, 4]), floats([2, 2, 4]), weights([4]), weights([4]), weights([4])],
    { epsilon: 1e-5 },
    { domain: 'com.microsoft' },
  ),
  opCase(
    'SkipLayerNormalization',
    [floats([2, 2, 4]), floats([2, 2, 4]), weights([4])],
    {},
    { domain: 'com.microsoft' },
  ),
  opCase(
    'SkipLayerNormalization',
    [floats([2, 2, 4]), floats([2, 2, 4]), floats([4]), floats([4]), floats([4])],
    {},
    { domain: 'com.microsoft' },
  ),
  opCase(
    'SkipLayerNormalization',
    [floats([2, 2, 4]), floats([2, 2, 4]), weights([4])],
    {},
    { domain: 'com.microsoft', outputs: 4, output: 3 },
  ),
];

/**
 * The cases of ops that ONNX Runtime's quantiser and optimiser write. The gradient of rounding is passed straight through, which no difference
 * shows.
 */
export const runtimeCases: readonly OpCase[] = [...linear, ...layers, ...dynamic, ...fused];
