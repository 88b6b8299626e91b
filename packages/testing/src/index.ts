export type { Contract } from './contract/contract.js';
export type { Skip } from './contract/skip-tests.js';
export { expectMap, relativeDifference } from './assertions/expect-map.js';
export { testBackend } from './contract/test-backend.js';
export { testMobileNetV1, type MobileNetContract } from './real-networks/test-mobilenet-v1.js';
export { testRealGraphModel } from './real-networks/test-real-graph-model.js';
export { withoutLeak } from './assertions/without-leak.js';
export { ageNet, pitchNet, resnet50 } from './real-networks/task-networks.js';
export { testRealTasks, type TasksContract } from './real-networks/test-real-tasks.js';
