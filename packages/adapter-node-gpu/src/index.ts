export { nodeGpuAdapter } from './node-gpu-adapter.js';
