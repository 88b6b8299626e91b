export { nodePlace } from './node-place.js';
