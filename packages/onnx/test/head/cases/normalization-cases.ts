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
];
