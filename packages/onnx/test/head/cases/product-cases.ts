import { floats, opCase, weights } from '../op-case.js';

/** The cases of matrix products. */
export const productCases = [
  // With so many rows the matrix is the second factor.
  opCase('Gemm', [floats([17, 3]), weights([2, 3]), weights([2])], { transB: 1 }),
  opCase('MatMul', [floats([2, 3]), floats([3, 4])]),
  opCase('MatMul', [floats([2, 2, 3]), floats([3, 4])]),
  opCase('MatMul', [floats([2, 2, 2, 3]), floats([2, 1, 3, 2])]),
  opCase('MatMul', [floats([2, 3]), floats([2, 3, 2])]),
  opCase('MatMul', [floats([3]), floats([3, 4])]),
  opCase('MatMul', [floats([2, 2, 3]), floats([3])]),
  opCase('MatMul', [floats([3]), floats([3])]),
  opCase('Gemm', [floats([2, 3]), weights([3, 4]), weights([4])]),
  opCase('Gemm', [floats([2, 3]), weights([4, 3]), floats([4])], { transB: 1 }),
  opCase('Gemm', [floats([3, 2]), floats([3, 4]), floats([2, 1])], {
    transA: 1,
    alpha: 0.5,
    beta: 1.5,
  }),
  opCase('Gemm', [floats([3, 2]), floats([4, 3])], { transA: 1, transB: 1 }),
  opCase('MatMul', [floats([2, 1, 2, 3]), floats([2, 3, 2])]),
  opCase('MatMul', [floats([3]), floats([2, 3, 4])]),
  opCase('Gemm', [floats([2, 3]), floats([4, 3])], { transB: 1, alpha: 0.5 }),
  opCase('Gemm', [floats([3, 2]), floats([3, 4])], { transA: 1 }),
  opCase('Gemm', [floats([2, 3]), floats([3, 4]), floats([2, 4])], {}, { opset: 9 }),
  opCase('Einsum', [floats([2, 3]), floats([3, 2])], { equation: 'ij,jk->ik' }),
  opCase('Einsum', [floats([2, 3, 2]), floats([3, 2])], { equation: 'ijm,jk->ik' }),
  opCase('Einsum', [floats([2, 3]), floats([2, 3, 2])], { equation: '...ij,...jk->...ik' }),
  opCase('Einsum', [floats([2, 2, 3, 2]), floats([2, 2, 2, 2])], {
    equation: 'bhid, bhjd -> bhij',
  }),
  opCase('Einsum', [floats([2, 2, 3]), floats([3, 2])], { equation: '...i,ij->...j' }),
  opCase('Einsum', [floats([2, 2, 3]), floats([2, 3, 2])], { equation: '...ij,...jk->...ik' }),
  opCase('Einsum', [floats([2, 3]), floats([3])], { equation: 'ba,a' }),
  opCase('Einsum', [floats([2, 3, 2])], { equation: 'abc->ca' }),
  opCase('Einsum', [floats([2, 3]), floats([3, 2]), floats([2, 2])], { equation: 'ij,jk,kl->il' }),
  opCase('Einsum', [floats([2, 2, 2, 3]), floats([2, 4, 3])], { equation: 'bhwc,hkc->bhwk' }),
];
