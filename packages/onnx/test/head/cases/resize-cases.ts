import { constants, fixed, floats, list, opCase, weights } from '../op-case.js';

const input = (dims: readonly number[] = [2, 2, 3, 4]) => floats(dims);
const scales = (values: readonly number[]) => fixed(constants('float32', values));

const coordinates = [
  'half_pixel',
  'pytorch_half_pixel',
  'align_corners',
  'asymmetric',
  'half_pixel_symmetric',
];

const modes = coordinates.flatMap((coordinate_transformation_mode) => [
  opCase(
    'Resize',
    [input(), undefined, scales([1, 1, 2, 1.5])],
    { mode: 'nearest', coordinate_transformation_mode },
    { opset: 19 },
  ),
  opCase(
    'Resize',
    [input(), undefined, undefined, list([2, 2, 7, 2])],
    { mode: 'linear', coordinate_transformation_mode },
    { opset: 19 },
  ),
]);

const nearest = ['round_prefer_floor', 'round_prefer_ceil', 'floor', 'ceil'].map((nearest_mode) =>
  opCase(
    'Resize',
    [input(), fixed(weights([0])), scales([1, 1, 2, 0.5])],
    { nearest_mode, coordinate_transformation_mode: 'asymmetric' },
    { opset: 11 },
  ),
);

/** The cases of ops that change the size of space. */
export const resizeCases = [
  ...modes,
  ...nearest,
  opCase('Resize', [input(), undefined, scales([1, 1, 2, 0.6])], { mode: 'linear' }, { opset: 13 }),
  opCase(
    'Resize',
    [floats([1, 1, 4, 4]), undefined, scales([1, 1, 2, 0.6])],
    { mode: 'cubic' },
    { opset: 13, isSingle: true },
  ),
  opCase(
    'Resize',
    [floats([1, 1, 4, 4]), undefined, undefined, list([1, 1, 6, 3])],
    { mode: 'cubic', cubic_coeff_a: -0.5, exclude_outside: 1 },
    { opset: 13, isSingle: true },
  ),
  opCase(
    'Resize',
    [input(), undefined, undefined, list([6, 6])],
    { axes: [2, 3], keep_aspect_ratio_policy: 'not_larger' },
    { opset: 18 },
  ),
  opCase(
    'Resize',
    [input(), undefined, scales([2, 3])],
    { axes: [-2, -1], mode: 'linear' },
    { opset: 18 },
  ),
  opCase(
    'Resize',
    [input(), fixed(weights([0])), scales([1, 1, 2, 2])],
    { coordinate_transformation_mode: 'asymmetric', nearest_mode: 'floor' },
    { opset: 11 },
  ),
  opCase('Resize', [input(), scales([1, 1, 2, 0.5])], {}, { opset: 10 }),
  opCase('Resize', [input(), scales([1, 1, 2, 3])], { mode: 'linear' }, { opset: 10 }),
  opCase('Upsample', [input(), scales([1, 1, 2, 3])], {}, { opset: 9 }),
  opCase('Upsample', [input(), scales([1, 1, 2, 2])], { mode: 'linear' }, { opset: 9 }),
];
