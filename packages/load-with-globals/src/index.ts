export { loadWithGlobals } from './load-with-globals.js';
