import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

// Real networks in plain JavaScript: about ten minutes, so not part of `npm test`. Run by hand: npm run test:slow.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['packages/*/test/**/*.slow.test.ts'],
    exclude: ['**/node_modules/**'],
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
