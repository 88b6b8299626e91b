export type { Contract } from './contract/contract.js';
export type { Skip } from './contract/skip-tests.js';
export { expectMap, relativeDifference } from './assertions/expect-map.js';
export { placeAreas } from './contract/place-areas.js';
export { testBackend } from './contract/test-backend.js';
export { testMobileNetV1, type MobileNetContract } from './real-networks/test-mobilenet-v1.js';
export { testRealGraphModel } from './real-networks/test-real-graph-model.js';
export { withoutLeak } from './assertions/without-leak.js';
export { ageNet, pitchNet, resnet50 } from './real-networks/task-networks.js';
export { testRealTasks } from './real-networks/test-real-tasks.js';
export type { TasksContract } from './real-networks/tasks/tasks-contract.js';
export { testHiddenPage } from './browser/test-hidden-page.js';
export { testManyMaps, type ManyMapsContract } from './real-networks/test-many-maps.js';
export { testRealNetworks, type RealNetworksContract } from './real-networks/test-real-networks.js';
export type { Place } from './real-networks/place.js';
export { testNetwork } from './network-contract/test-network.js';
export type {
  KnownNumbers,
  NetworkContract,
  Twin,
  TwinModel,
} from './network-contract/network-contract.js';
