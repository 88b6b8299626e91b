import { plainProduct } from '../plain-product.js';
import { batchNorm, fused, localResponseNormalization, matMul } from '@tensorflow/tfjs-core';
import { filled, filled4d, positive, type ForwardCase } from '../forward-case.js';
import { pairOf, tfjsPadding, windowsOf2d, type NamedWindows } from '../windows.js';

const activations = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const;

const activated = (activation: (typeof activations)[number], channels: number) => ({
  activation,
  leakyreluAlpha: 0.25,
  ...(activation === 'prelu' ? { preluActivationWeights: filled([channels], 7) } : {}),
});

/** None, and every one that spreads over a result. */
const biasesOf = (result: readonly number[]): readonly (readonly number[] | undefined)[] => {
  const last = result.at(-1) ?? 1;
  const ones = result.map(() => 1);
  return [
    undefined,
    [],
    [last],
    [1],
    ...ones.slice(1).map((_, axis) => [...ones.slice(axis + 1), last].slice(-(axis + 2))),
    result,
  ];
};

const biasName = (bias: readonly number[] | undefined) =>
  bias === undefined ? 'no bias' : `bias [${bias.join()}]`;

/** A window, its steps and its padding. */
const fusedWindows = windowsOf2d.filter(
  ({ size, strides, dilations }) =>
    ['1x1', '3x3'].includes(size.join('x')) &&
    ['1x1', '2x2', '4x4'].includes(strides.join('x')) &&
    dilations.join('x') === '1x1',
);
const kernels = ['FusedConv2D', 'FusedDepthwiseConv2D'] as const;

const convolutions: readonly ForwardCase[] = kernels.flatMap((kernel) =>
  fusedWindows.flatMap((windows) =>
    activations.map((activation) => fusedCase(kernel, windows, activation, [3])),
  ),
);

/** A window of three in steps of one and of four: wasm has the second wrong. */
const biased: readonly ForwardCase[] = fusedWindows
  .filter(({ size, strides, pad }) => size[0] === 3 && strides[0] !== 2 && pad === 'same')
  .flatMap((windows) =>
    biasesOf([2, ...(windows.strides[0] === 1 ? [7, 6] : [2, 2]), 3]).flatMap((bias) =>
      kernels.flatMap((kernel) =>
        activations.map((activation) => fusedCase(kernel, windows, activation, bias)),
      ),
    ),
  );

function fusedCase(
  kernel: 'FusedConv2D' | 'FusedDepthwiseConv2D',
  { name, size, strides, dilations, pad }: NamedWindows,
  activation: (typeof activations)[number],
  bias: readonly number[] | undefined,
): ForwardCase {
  const depthwise = kernel === 'FusedDepthwiseConv2D';
  return {
    kernel,
    name: `${activation}, ${biasName(bias)}, ${name}`,
    run: () =>
      (depthwise ? fused.depthwiseConv2d : fused.conv2d)({
        x: filled4d([2, 7, 6, 3], 1),
        filter: filled4d([...size, 3, depthwise ? 1 : 3], 2),
        strides: pairOf(strides),
        // Border to tfjs-core: the fused ops take padding as numbers, though their types do not say so.
        pad: tfjsPadding(pad) as 'same',
        dilations: pairOf(dilations),
        ...(bias === undefined ? {} : { bias: filled(bias, 3) }),
        ...activated(activation, 3),
      }),
  };
}

const products: readonly ForwardCase[] = (
  [
    [
      [3, 4],
      [4, 2],
    ],
    [
      [2, 3, 4],
      [2, 4, 2],
    ],
    [
      [2, 3, 4],
      [4, 2],
    ],
    [
      [1, 3, 4],
      [5, 4, 2],
    ],
    [
      [2, 1, 3, 4],
      [2, 3, 4, 2],
    ],
    [
      [3, 3, 4],
      [2, 1, 4, 2],
    ],
  ] as const
).flatMap(([a, b]) =>
  [false, true].flatMap((transposeA) =>
    [false, true].flatMap((transposeB): ForwardCase[] => {
      const turned = (shape: readonly number[], turn: boolean) =>
        turn ? [...shape.slice(0, -2), ...shape.slice(-2).reverse()] : shape;
      const name = `[${a.join()}]${transposeA ? ' turned' : ''} by [${b.join()}]${transposeB ? ' turned' : ''}`;
      const first = () => filled(turned(a, transposeA), 1);
      const second = () => filled(turned(b, transposeB), 2);
      return [
        {
          kernel: 'BatchMatMul',
          name,
          run: () => matMul(first(), second(), transposeA, transposeB),
          expected: () =>
            plainProduct(
              { shape: turned(a, transposeA), seed: 1, transposed: transposeA },
              { shape: turned(b, transposeB), seed: 2, transposed: transposeB },
            ),
        },
        // Batches of several axes are multiplied, not fused.
        ...(a.length > 3 || b.length > 3
          ? []
          : [
              {
                kernel: '_FusedMatMul',
                name,
                run: () =>
                  fused.matMul({
                    a: first(),
                    b: second(),
                    transposeA,
                    transposeB,
                    activation: 'relu',
                  }),
              },
            ]),
      ];
    }),
  ),
);

const biasedProducts: readonly ForwardCase[] = (
  [
    [
      [3, 4],
      [4, 2],
      [3, 2],
    ],
    [
      [2, 3, 4],
      [2, 4, 2],
      [2, 3, 2],
    ],
  ] as const
).flatMap(([a, b, result]) =>
  biasesOf(result).flatMap((bias) =>
    activations.map((activation) => ({
      kernel: '_FusedMatMul',
      name: `[${a.join()}] by [${b.join()}], ${activation}, ${biasName(bias)}`,
      run: () =>
        fused.matMul({
          a: filled(a, 1),
          b: filled(b, 2),
          ...(bias === undefined ? {} : { bias: filled(bias, 3) }),
          ...activated(activation, 2),
        }),
    })),
  ),
);

const normalizations: readonly ForwardCase[] = [
  ...[
    [2, 3, 4, 5],
    [2, 3, 5],
    [4, 5],
  ].flatMap((shape) =>
    [true, false].flatMap((affine) => ({
      kernel: 'FusedBatchNorm',
      name: `[${shape.join()}]${affine ? ', scaled and moved' : ''}`,
      run: () =>
        batchNorm(
          filled(shape, 1),
          filled([5], 2),
          positive([5], 3),
          affine ? filled([5], 4) : undefined,
          affine ? filled([5], 5) : undefined,
          1e-3,
        ),
    })),
  ),
  ...[1, 2, 5].flatMap((radius) =>
    [0.5, 0.75, 1].map((beta) => ({
      kernel: 'LRN',
      name: `radius ${radius}, beta ${beta}`,
      run: () => localResponseNormalization(filled4d([1, 2, 3, 6], 1), radius, 1.5, 0.25, beta),
    })),
  ),
];

/** Convolutions and products with bias and activation in one kernel, products, normalisations. */
export const fusedCases: readonly ForwardCase[] = [
  ...convolutions,
  ...biased,
  ...products,
  ...biasedProducts,
  ...normalizations,
];
