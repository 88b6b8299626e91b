export { nodePlace } from './real-networks/node-place.js';
