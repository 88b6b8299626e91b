import { GradCamError } from '@gradcam/errors';
import { expect, it } from 'vitest';
import { sentenceOfFailure } from '../../src/page/sentence-of-failure.js';

it('says what failed without the names of functions', () => {
  const failed = (sentence: string) => new GradCamError('BAD_OPTION', sentence);
  expect(sentenceOfFailure(failed('there is no model in "a: b".').calledBy('openModel'))).toBe(
    'There is no model in "a: b".',
  );
  expect(sentenceOfFailure(failed('late.').calledBy('createExplainer.explain'))).toBe('Late.');
  expect(sentenceOfFailure(failed('"a.png" is no picture.'))).toBe('"a.png" is no picture.');
  expect(sentenceOfFailure(new TypeError('x is not a function'))).toBe(
    'Something went wrong: TypeError: x is not a function',
  );
});
