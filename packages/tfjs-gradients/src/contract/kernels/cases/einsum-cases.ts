import { einsum } from '@tensorflow/tfjs-core';
import { eighths, filled, sizeOf, type ForwardCase } from '../forward-case.js';
import { flatIndex, placesIn } from '../plain-windows.js';

const lengths: Readonly<Record<string, number>> = { a: 2, b: 3, c: 4, d: 5, e: 2, f: 3 };

/** The forms to which Keras layers and einsum in a custom model come down. */
const written = [
  // MultiHeadAttention: projections, products of heads, what is put together again.
  'abc,cde->abde',
  'abcd,cde->abe',
  'aecd,abcd->acbe',
  'acbe,aecd->abcd',
  'abcd,aecd->abce',
  'abce,aecd->abcd',
  // EinsumDense.
  'ab,bc->ac',
  'abc,cd->abd',
  'abc,bcd->ad',
  'abc,bd->adc',
  // One factor.
  'ab->ba',
  'ab->a',
  'ab->b',
  'ab->',
  'abc->cab',
  'abcd->db',
  // Products without a sum, outer products, all summed.
  'ab,ab->ab',
  'a,b->ab',
  'ab,ab->',
  'ab,ab->a',
  'ab,a->ab',
  'ab,->ab',
  'ab,c->bca',
  // An axis that only one factor has and the result has not.
  'abc,cd->d',
  'ab,bc->c',
  // An axis of both that the result keeps, with others summed, every order.
  'abcd,bcde->ebad',
  'abf,cbf->cab',
  'fab,fbc->fca',
];

/** Every way to put four letters into two factors of two or three and a result of all that are left over. */
function generated(): string[] {
  const factors = ['ab', 'ba', 'abc', 'cab', 'bca'];
  const others = ['bd', 'db', 'abd', 'dba', 'cbd', 'bdc', 'dcab'];
  return factors.flatMap((first) =>
    others.flatMap((second) => {
      const letters = [...new Set(first + second)];
      const shared = letters.filter((letter) => first.includes(letter) && second.includes(letter));
      const free = letters.filter((letter) => !shared.includes(letter));
      const [one = '', ...more] = shared;
      return [
        [...free].reverse().join(''),
        [one, ...free].join(''),
        [...free, ...more].join(''),
        [...letters].reverse().join(''),
      ].map((result) => `${first},${second}->${result}`);
    }),
  );
}

const shapeOf = (letters: string) => Array.from(letters, (letter) => lengths[letter] ?? 1);

/** Products by Einstein's convention, in plain loops: tfjs's cpu backend has some wrong. */
export const einsumCases: readonly ForwardCase[] = [...new Set([...written, ...generated()])].map(
  (equation) => {
    const [terms = '', result = ''] = equation.split('->');
    const factors = terms.split(',');
    return {
      kernel: 'Einsum',
      name: equation,
      run: () =>
        einsum(equation, ...factors.map((letters, index) => filled(shapeOf(letters), index + 1))),
      expected: () => plainEinsum(factors, result),
    };
  },
);

function plainEinsum(factors: readonly string[], result: string): number[] {
  const letters = [...new Set(factors.join(''))];
  const values = factors.map((term, index) => eighths(sizeOf(shapeOf(term)), index + 1));
  const sums = new Array<number>(sizeOf(shapeOf(result))).fill(0);
  for (const place of placesIn(shapeOf(letters.join('')))) {
    const at = new Map(letters.map((letter, axis) => [letter, place[axis] ?? 0] as const));
    const indexIn = (term: string) =>
      flatIndex(
        Array.from(term, (letter) => at.get(letter) ?? 0),
        shapeOf(term),
      );
    const product = factors.reduce(
      (sofar, term, index) => sofar * (values[index]?.[indexIn(term)] ?? NaN),
      1,
    );
    const to = indexIn(result);
    sums[to] = (sums[to] ?? 0) + product;
  }
  return sums;
}
