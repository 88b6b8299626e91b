import { expect } from '@jest/globals';
import type {} from 'expect';
import { matchers, type ExplanationMatchers } from './index.js';

expect.extend(matchers);

// Border to Jest, whose interfaces are added to: they stay empty, and keep the names of their parameters.
/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars */
declare module 'expect' {
  interface AsymmetricMatchers extends ExplanationMatchers {}
  interface Matchers<R extends void | Promise<void>, T> extends ExplanationMatchers {}
}

/** The types of a Jest whose `expect` is a global, @types/jest. */
declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- @types/jest is one.
  namespace jest {
    interface Expect extends ExplanationMatchers {}
    interface InverseAsymmetricMatchers extends ExplanationMatchers {}
    interface Matchers<R, T> extends ExplanationMatchers {}
  }
}
