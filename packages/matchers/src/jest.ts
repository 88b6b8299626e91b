import { expect } from '@jest/globals';
import type {} from 'expect';
import { matchers, type ExplanationMatchers } from './index.js';

expect.extend(matchers);

/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-namespace, @typescript-eslint/no-unused-vars -- Border to Jest: its interfaces are added to. */
declare module 'expect' {
  interface AsymmetricMatchers extends ExplanationMatchers {}
  interface Matchers<R extends void | Promise<void>, T> extends ExplanationMatchers {}
}

/** The types of a Jest whose `expect` is a global, @types/jest. */
declare global {
  namespace jest {
    interface Matchers<R, T> extends ExplanationMatchers {}
  }
}
