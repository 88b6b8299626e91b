import { defineConfig } from 'vitest/config';
import base from './vitest.config.js';

// The contract on the native backend: only where its addon is; `npm test` builds and links it for this run.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    // docs/decisions/007-single-precision.md: oneDNN rounds by the processor that it finds.
    env: { TF_ENABLE_ONEDNN_OPTS: '0' },
    include: ['packages/*/test/**/*.native.test.ts'],
    exclude: ['**/node_modules/**'],
  },
});
