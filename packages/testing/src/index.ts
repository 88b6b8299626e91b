export type { Contract } from './contract/contract.js';
export { expectMap, relativeDifference } from './contract/expect-map.js';
export { testBackend } from './contract/test-backend.js';
export { testMobileNetV1, type MobileNetContract } from './contract/test-mobilenet-v1.js';
export { testRealGraphModel } from './contract/test-real-graph-model.js';
export { withoutLeak } from './contract/without-leak.js';
