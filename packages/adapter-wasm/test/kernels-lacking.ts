import type { Skip } from '@gradcam/testing';

/** What tfjs-backend-wasm 4.22 cannot run forwards, so that there is nothing to differentiate. */
export const kernelsLacking: readonly Skip[] = [
  { test: 'Einsum is right', reason: 'tfjs-backend-wasm has no kernel Einsum' },
  {
    test: 'MaxPool, its size rounded, is right',
    reason: 'tfjs-backend-wasm leaves the last windows of a pooling unset whose size is rounded up',
  },
];
