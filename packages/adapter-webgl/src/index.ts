export { webglAdapter } from './webgl-adapter.js';
