export { importOptional, tryImport, type ImportProblem, type ImportResult } from '@gradcam/errors';
export { deviceWatch, watchDevice, type DeviceWatch } from '../error/device-loss.js';
export type { Adapter, Availability, Obstacle } from './adapter.js';
export { defineAdapter, type AdapterDefinition } from './define-adapter.js';
export {
  executionEnvironments,
  prepareAdapter,
  type ExecutionEnvironment,
  type PreparedAdapter,
  type SkippedAdapter,
} from './prepare-adapter.js';
