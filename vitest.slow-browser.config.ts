import { defineConfig } from 'vitest/config';
import base from './vitest.browser.config.js';

// Real networks on WebGPU, which a software GPU takes minutes for, so not part of `npm test`. Run by hand: npm run test:slow.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['packages/*/test/**/*.slow-browser.test.ts'],
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
  },
});
