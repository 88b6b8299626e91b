import { expect } from 'vitest';
import { matchers, type ExplanationMatchers } from './index.js';

expect.extend(matchers);

/* eslint-disable @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars -- Border to vitest: its interfaces are added to. */
declare module 'vitest' {
  interface Matchers<T> extends ExplanationMatchers {}
  interface AsymmetricMatchersContaining extends ExplanationMatchers {}
}
