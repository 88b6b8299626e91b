export type { Contract } from './contract/contract.js';
export { expectMap, relativeDifference } from './contract/expect-map.js';
export { testBackend } from './contract/test-backend.js';
export { withoutLeak } from './contract/without-leak.js';
