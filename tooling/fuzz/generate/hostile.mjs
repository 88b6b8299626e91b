import fc from 'fast-check';
import { CallersOwn } from '../run/run-input.mjs';

/** Texts that break what prints, parses or embeds them. */
const texts = [
  '',
  ' ',
  '\0',
  '\n\r\t',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '\u202egnp.exe',
  '\u2028\u2029\ufeff\ufffe\uffff',
  '\ud800',
  '<hostile/>',
  '</svg><hostile/>',
  ']]><hostile/><![CDATA[',
  '"><hostile/>',
  "' onload='hostile()",
  '&hostile;',
  'javascript:hostile()',
  '../../../../hostile',
  '/hostile',
  'C:\\hostile',
  '%2e%2e%2f',
  '__proto__',
  'constructor',
  'toString',
  'NaN',
  'x'.repeat(3_000),
  '\u{1f468}\u200d\u{1f469}\u200d\u{1f467}'.repeat(20),
];

export const hostileText = fc.oneof(
  fc.constantFrom(...texts),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts)).map((both) => both.join('')),
);

const hostileNumber = fc.oneof(
  fc.constantFrom(
    ...[NaN, Infinity, -Infinity, -0, 0, -1, 1, 2, 0.5, 1e-320, 3.4e38, 1e308],
    ...[255, 256, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 2 ** 32 - 1, 2 ** 32, 2 ** 53],
  ),
  fc.integer({ min: -10, max: 300 }),
  fc.double(),
);

/** Of what JSON can say. */
export const hostileJson = fc.oneof(
  hostileNumber,
  hostileText,
  fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: -1 }, [1, 2, 3, 4]),
  fc.jsonValue({ maxDepth: 2 }),
);

const functions = [
  () => undefined,
  () => null,
  () => NaN,
  () => ({}),
  () => Promise.resolve(undefined),
  (first) => first,
  () => {
    throw new CallersOwn('a function of the caller');
  },
  () => Promise.reject(new CallersOwn('a function of the caller, later')),
];

/** Of everything that a program without types may pass. */
export const hostileValue = fc.oneof(
  { weight: 4, arbitrary: hostileJson },
  {
    weight: 1,
    arbitrary: fc.constantFrom(undefined, 1n, Symbol('hostile'), Promise.resolve(1), new Date(NaN)),
  },
  { weight: 1, arbitrary: fc.constantFrom(...functions) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        () => new Map([['hostile', 1]]),
        () => new Set([1]),
        () => new Float32Array([NaN, Infinity, 1]),
        () => new Uint8Array(0),
        () => new Uint8ClampedArray(16),
        () => new BigInt64Array(2),
        () => new DataView(new ArrayBuffer(4)),
        () => new ArrayBuffer(4),
        () => Array.from({ length: 2 }, () => [1, [2]]),
        () => Object.assign([], { 3: 1 }),
        () => Object.create(null),
        () => Object.freeze({ name: 'frozen' }),
        () => /hostile/,
        () => new Error('hostile'),
      )
      .map((make) => make()),
  },
  { weight: 1, arbitrary: fc.anything({ withBigInt: true, withTypedArray: true, maxDepth: 2 }) },
);
