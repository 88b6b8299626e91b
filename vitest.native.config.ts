import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

// The contract on the native backend: only where its addon is; `npm test` builds and links it for this run.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['packages/*/test/**/*.native.test.ts'],
    exclude: ['**/node_modules/**'],
  },
});
