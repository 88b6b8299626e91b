export { loadWithGlobals } from './load-with-globals.js';
export { requireAtRunTime } from './require-at-run-time.js';
