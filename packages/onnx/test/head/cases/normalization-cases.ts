import { floats, opCase, weights } from '../op-case.js';

/** The cases of normalisations. */
export const normalizationCases = [
  opCase('BatchNormalization', [
    floats([2, 3, 2, 2]),
    weights([3]),
    weights([3]),
    weights([3]),
    weights([3], 0.5, 2),
  ]),
  opCase(
    'BatchNormalization',
    [floats([2, 3]), weights([3]), weights([3]), weights([3]), weights([3], 0.5, 2)],
    { epsilon: 0.1 },
    { opset: 9 },
  ),
  opCase('BatchNormalization', [
    floats([2, 3, 2]),
    floats([3]),
    floats([3]),
    floats([3]),
    floats([3], 0.5, 2),
  ]),
  opCase('LayerNormalization', [floats([2, 3, 4]), weights([4]), weights([4])]),
  opCase('LayerNormalization', [floats([2, 3, 4]), floats([4])], { epsilon: 0.1 }),
  opCase('LayerNormalization', [floats([2, 3, 4]), weights([3, 4]), floats([3, 4])], { axis: 1 }),
  opCase(
    'LayerNormalization',
    [floats([2, 4]), weights([4]), weights([4])],
    {},
    { outputs: 3, output: 1, isSingle: true },
  ),
  opCase(
    'LayerNormalization',
    [floats([2, 4]), weights([4]), weights([4])],
    {},
    { outputs: 3, output: 2, isSingle: true },
  ),
  opCase('InstanceNormalization', [floats([2, 2, 3, 2]), weights([2]), weights([2])], {
    epsilon: 0.01,
  }),
  opCase('InstanceNormalization', [floats([2, 2, 4]), floats([2]), floats([2])]),
  opCase(
    'GroupNormalization',
    [floats([2, 4, 2, 2]), weights([4]), weights([4])],
    {
      num_groups: 2,
    },
    { isSingle: true },
  ),
  opCase(
    'GroupNormalization',
    [floats([2, 4, 3]), weights([2]), weights([2])],
    { num_groups: 2 },
    { opset: 18 },
  ),
  opCase('MeanVarianceNormalization', [floats([2, 2, 2, 2])]),
  opCase('MeanVarianceNormalization', [floats([2, 3, 2])], { axes: [1, -1] }),
  opCase('LpNormalization', [floats([2, 3, 2])]),
  opCase('LpNormalization', [floats([2, 3, 2])], { axis: 1, p: 1 }),
  opCase('LRN', [floats([2, 6, 2, 1])], { size: 3, alpha: 0.5, beta: 0.6, bias: 1.5 }),
  opCase('LRN', [floats([1, 6, 2, 1])], { size: 5 }),
];
